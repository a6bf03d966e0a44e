package crossdock.ui.channels;

import crossdock.kernel.Resource;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.ui.charts.LagLine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How long changes at the channel took until they could be seen here, minute by minute beside the limit: of the
/// resource that is selected, or, for a whole connection, of its stock and its orders. Where no change could be timed it
/// is the time between two complete reads, within which every change is seen.
final class LagPane extends VBox {
    /// A shorter line says nothing of how it went.
    private static final int LEAST_MINUTES = 15;

    private final ChannelWords words;
    private final Map<Resource, Part> parts = new EnumMap<>(Resource.class);

    LagPane(ChannelWords words) {
        this.words = words;
        getStyleClass().add("lag-pane");
    }

    void show(ChannelHealth channel, @Nullable Resource wanted, Instant now) {
        List<ResourceHealth> shown = channel.resources().stream()
                .filter(each -> wanted == null
                        ? ChannelWords.isUrgent(each.resource()) && longest(measured(each)) != null
                        : each.resource() == wanted)
                .toList();
        List<Part> drawn = shown.stream()
                .map(each -> parts.computeIfAbsent(each.resource(), _ -> new Part()))
                .toList();
        if (!getChildren().equals(drawn)) { // the same ones stay, for whoever is reading them
            getChildren().setAll(drawn);
        }
        for (int i = 0; i < drawn.size(); i++) {
            drawn.get(i).show(channel, shown.get(i), wanted == null, now);
        }
        setVisible(!drawn.isEmpty());
        setManaged(!drawn.isEmpty());
    }

    private static @Nullable Duration longest(List<Duration> minutes) {
        return minutes.stream().filter(each -> !each.isNegative()).max(Comparator.naturalOrder()).orElse(null);
    }

    private static boolean isTimed(ResourceHealth resource) {
        return longest(resource.lagByMinute()) != null;
    }

    private static List<Duration> measured(ResourceHealth resource) {
        return isTimed(resource) ? resource.lagByMinute() : resource.behindByMinute();
    }

    /// Without what lies before the first minute in which anything was measured.
    private static List<Duration> sinceFirst(List<Duration> minutes) {
        int first = 0;
        while (first < minutes.size() - LEAST_MINUTES && minutes.get(first).isNegative()) {
            first++;
        }
        return minutes.subList(first, minutes.size());
    }

    /// One resource: its head and its line, or why there is none.
    private final class Part extends VBox {
        private final Label title = new Label();
        private final Label unit = new Label();
        private final Label none = new Label();
        private final LagLine line = new LagLine();

        Part() {
            title.getStyleClass().add("section-title");
            unit.getStyleClass().add("muted");
            none.getStyleClass().addAll("muted", "prose");
            none.setMinHeight(USE_PREF_SIZE);
            var head = new HBox(title, unit);
            head.getStyleClass().addAll("channel-line", "channel-section");
            getChildren().addAll(head, line, none);
        }

        void show(ChannelHealth channel, ResourceHealth resource, boolean isNamed, Instant now) {
            List<Duration> minutes = sinceFirst(measured(resource));
            Duration longest = longest(minutes);
            Duration limit = words.limit(channel, resource.resource());
            title.setText(isNamed
                    ? words.get("channels.lag.titleOf", words.resource(resource.resource()))
                    : words.get("channels.lag.title"));
            boolean isDrawn = longest != null;
            line.setVisible(isDrawn);
            line.setManaged(isDrawn);
            none.setVisible(!isDrawn);
            none.setManaged(!isDrawn);
            none.setText(words.get("channels.lag.none"));
            if (longest == null) {
                unit.setText("");
                return;
            }
            Unit in = Unit.of(limit == null || longest.compareTo(limit) > 0 ? longest : limit);
            String of = words.get(isTimed(resource) ? "channels.lag.ofMinute" : "channels.lag.ofReads");
            unit.setText(words.get("channels.lag.unit." + in, of));
            line.show(course(minutes, limit, in, now), spoken(resource, minutes, longest, limit));
        }

        private LagLine.Course course(List<Duration> minutes, @Nullable Duration limit, Unit in, Instant now) {
            Instant first = now.minus(minutes.size() - 1L, ChronoUnit.MINUTES);
            Instant middle = now.minus(minutes.size() / 2, ChronoUnit.MINUTES);
            return new LagLine.Course(
                    minutes.stream().map(each -> each.isNegative() ? -1 : in.figure(each)).toList(),
                    limit == null ? -1 : in.figure(limit),
                    limit == null ? "" : words.get("channels.lag.limit", words.age(limit)),
                    List.of(words.minute(first), words.minute(middle), words.minute(now)));
        }

        private String spoken(
                ResourceHealth resource, List<Duration> minutes, Duration longest, @Nullable Duration limit) {
            List<Duration> found = minutes.stream().filter(each -> !each.isNegative()).toList();
            String said = words.get(
                    isTimed(resource) ? "channels.lag.words" : "channels.lag.readWords",
                    words.resource(resource.resource()), words.lag(found.getLast()), words.lag(longest), found.size());
            return limit == null ? said : said + " " + words.get("channels.lag.limitWords", words.age(limit));
        }
    }

    /// In what a lag is drawn.
    private enum Unit {
        SECONDS(1),
        MINUTES(60),
        HOURS(3_600);

        private static final int MOST = 180;

        private final double seconds;

        Unit(double seconds) {
            this.seconds = seconds;
        }

        static Unit of(Duration longest) {
            double most = longest.toSeconds();
            return most <= MOST ? SECONDS : most <= MOST * MINUTES.seconds ? MINUTES : HOURS;
        }

        double figure(Duration lag) {
            return lag.toMillis() / 1_000.0 / seconds;
        }
    }
}
