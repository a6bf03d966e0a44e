package crossdock.app.print;

import crossdock.sync.outbox.OrderLetters.Share;
import crossdock.sync.outbox.OrderLetters.Wording;
import crossdock.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where an order leaves from, in the language of the console, for the people at its channel. It names articles and
/// locations, never a buyer.
public record LetterWords(Texts texts) implements Wording {
    @Override
    public String of(List<Share> shares, boolean isChange) {
        if (shares.isEmpty()) {
            return texts.get("orders.letter.none");
        }
        Map<String, List<Share>> places = shares.stream()
                .collect(Collectors.groupingBy(Share::place, LinkedHashMap::new, Collectors.toList()));
        String parts = places.entrySet().stream()
                .map(place -> texts.get("orders.letter.place", place.getKey(), articles(place.getValue())))
                .collect(Collectors.joining("; "));
        return texts.get(isChange ? "orders.letter.changed" : "orders.letter.leaves", parts);
    }

    private String articles(List<Share> shares) {
        return shares.stream()
                .map(share -> texts.get("orders.letter.article", Integer.toString(share.units()), share.article()))
                .collect(Collectors.joining(", "));
    }
}
