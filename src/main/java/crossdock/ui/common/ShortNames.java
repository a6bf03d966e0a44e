package crossdock.ui.common;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Names without the words that nearly all of them begin with: "Fernhill tills" and "Fernhill web shop" are told apart
/// as "Tills" and "Web shop". The whole name belongs into the tooltip. Each name keeps at least one word, and where two
/// would become the same none is shortened.
///
/// @param begin the words left out, in their order
public record ShortNames(List<String> begin) {
    /// Nothing is left out.
    public static final ShortNames WHOLE = new ShortNames(List.of());

    /// A name or two of another house do not keep the others long.
    private static final double NEARLY_ALL = 0.8;

    /// The rule for these names.
    public static ShortNames of(Collection<String> names) {
        List<List<String>> all = names.stream().distinct().map(ShortNames::words).toList();
        List<String> begin = List.of();
        for (List<String> longer = longer(begin, all); !longer.equals(begin); longer = longer(begin, all)) {
            begin = longer;
        }
        var made = new ShortNames(begin);
        boolean clash = !names.stream().distinct().map(made::of).allMatch(new HashSet<>()::add);
        return clash ? WHOLE : made;
    }

    /// The same words and one more, where nearly all names go on with it; else the same words.
    private static List<String> longer(List<String> begin, List<List<String>> all) {
        Map<List<String>, Long> next = all.stream()
                .filter(words -> words.size() > begin.size() + 1 && words.subList(0, begin.size()).equals(begin))
                .map(words -> words.subList(0, begin.size() + 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return next.entrySet().stream()
                .filter(each -> each.getValue() > 1 && each.getValue() >= NEARLY_ALL * all.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(begin);
    }

    private static List<String> words(String name) {
        return Arrays.asList(name.strip().split("\\s+", -1));
    }

    /// The name as it is told from the others.
    public String of(String name) {
        List<String> words = words(name);
        int dropped = begin.size();
        if (dropped == 0 || words.size() <= dropped || !words.subList(0, dropped).equals(begin)) {
            return name;
        }
        String left = String.join(" ", words.subList(dropped, words.size()));
        return left.substring(0, 1).toUpperCase(Locale.ROOT) + left.substring(1);
    }
}
