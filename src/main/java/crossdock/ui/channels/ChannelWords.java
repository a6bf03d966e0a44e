package crossdock.ui.channels;

import crossdock.kernel.Resource;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.SyncPace;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.Owing;
import crossdock.sync.pace.RateGate.Allowance;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Ages;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the Channels screen says things.
final class ChannelWords {
    private final Texts texts;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter exact;

    ChannelWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        this.minute = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
        this.exact = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", texts.locale()).withZone(zone);
    }

    String get(String key, Object... args) {
        return texts.get(key, args);
    }

    String resource(@Nullable Resource resource) {
        return resource == null
                ? texts.get("channels.resource.all")
                : texts.get("channels.resource." + resource.name().toLowerCase(Locale.ROOT));
    }

    String kind(ChannelConnection connection) {
        return texts.get("channels.kind." + connection.kind());
    }

    String mode(ChannelConnection connection) {
        if (connection.kind().equals("file")) {
            return texts.get("channels.mode.file");
        }
        return texts.get(
                connection.mode() == Mode.REALTIME ? "channels.mode.realtime" : "channels.mode.neartime");
    }

    /// Where the reading of a resource stands, as an age.
    String cursor(ResourceHealth resource, Instant now) {
        Instant watermark = resource.watermark();
        if (resource.isSweeping()) {
            return texts.get("channels.cursor.sweeping");
        }
        return watermark == null
                ? texts.get("channels.value.none")
                : texts.get("channels.cursor.ago", age(Duration.between(watermark, now)));
    }

    /// The same to the second, in the reporting zone and as the channel is asked; for tooltips and details.
    String exactCursor(ResourceHealth resource) {
        Instant watermark = resource.watermark();
        return watermark == null
                ? texts.get("channels.value.none")
                : texts.get(
                        "channels.cursor.exact", exact.format(watermark), watermark.truncatedTo(ChronoUnit.SECONDS));
    }

    /// What the last minute took of the budget.
    String budget(ChannelConnection connection, @Nullable Allowance allowance) {
        if (connection.kind().equals("file")) {
            return texts.get("channels.budget.unlimited");
        }
        return allowance == null
                ? texts.get("channels.value.none")
                : texts.get("channels.budget.share", Math.round(100 * allowance.share()));
    }

    /// The budget in numbers, and what that means for reads and pushes.
    String budgetInFull(ChannelConnection connection, @Nullable Allowance allowance) {
        if (allowance == null || connection.kind().equals("file")) {
            return budget(connection, allowance);
        }
        return pressure(allowance) + " " + budgetUsed(allowance);
    }

    /// `26 of 60 a minute used.`, and how many it would be had the channel not slowed us down.
    private String budgetUsed(Allowance allowance) {
        String used = texts.get("channels.budget.used", allowance.usedLastMinute(), allowance.perMinute());
        long full = Math.round(60 * allowance.fullPerSecond());
        return full <= allowance.perMinute() ? used : used + " " + texts.get("channels.budget.slowed", full);
    }

    /// What is left of the budget, in a sentence.
    String pressure(Allowance allowance) {
        Instant until = allowance.closedUntil();
        return until != null
                ? texts.get("channels.budget.closed", clock.format(until))
                : texts.get("channels.budget." + Pressure.of(allowance));
    }

    String age(@Nullable Duration age) {
        return age == null ? texts.get("channels.value.none") : Ages.text(age, texts);
    }

    /// Short lags in tenths of seconds.
    String lag(@Nullable Duration lag) {
        if (lag == null) {
            return texts.get("channels.value.none");
        }
        long millis = lag.toMillis();
        return millis < 10_000 ? "%d.%d s".formatted(millis / 1_000, millis % 1_000 / 100) : Ages.text(lag, texts);
    }

    /// To the minute, in the reporting zone.
    String minute(Instant at) {
        return minute.format(at);
    }

    /// What a channel said, or why it said nothing.
    String trouble(String kept) {
        return texts.trouble(kept);
    }

    String time(Instant at) {
        return clock.format(at);
    }

    String why(Parked row) {
        String key = "refusal." + row.code();
        return texts.has(key) ? texts.get(key, row.args().toArray()) : row.code() + " " + String.join(", ", row.args());
    }

    /// `-3 of CH-1 at S1`.
    String owed(OutboxQueries.Row row) {
        Owing owing = row.owing();
        String key = "channels.owed." + owing.kind().name().toLowerCase(Locale.ROOT);
        Integer units = owing.units();
        return texts.get(key, units == null ? "" : units, row.code(), row.place(), row.target());
    }

    /// Why a command waits, with the channel's own words; empty when it just waits for its turn.
    String why(Owing owing) {
        if (owing.code().isEmpty()) {
            return "";
        }
        return texts.get("channels.why." + owing.code(), texts.trouble(owing.words()), owing.attempts());
    }

    String refusal(String code, List<String> args) {
        return texts.refusal(code, args);
    }

    boolean isOver(ChannelHealth channel, ResourceHealth resource) {
        Duration behind = resource.behind();
        Duration limit = limit(channel, resource.resource());
        return limit != null && behind != null && behind.compareTo(limit) > 0;
    }

    /// What the channel should not be behind with; null where nobody waits for it.
    @Nullable Duration limit(ChannelHealth channel, Resource resource) {
        return isUrgent(resource) ? SyncPace.limit(channel.connection().mode()) : null;
    }

    /// Whether what is sold hangs on how fast it is known.
    static boolean isUrgent(Resource resource) {
        return resource == Resource.STOCK || resource == Resource.ORDERS;
    }

    Chip state(ChannelHealth channel) {
        String word = texts.get("channels.state." + channel.state().name().toLowerCase(Locale.ROOT));
        return new Chip(tone(channel.state()), icon(channel.state()), word);
    }

    private static Tone tone(State state) {
        return switch (state) {
            case LIVE -> Tone.OK;
            case NEARTIME, LOADING -> Tone.NEUTRAL;
            case LAGGING -> Tone.WARN;
            case OFFLINE, UNAUTHORIZED -> Tone.BAD;
            case PAUSED -> Tone.PENDING;
        };
    }

    private static String icon(State state) {
        return switch (state) {
            case LIVE -> "fth-check";
            case NEARTIME -> "fth-clock";
            case LOADING -> "fth-download";
            case LAGGING -> "fth-alert-triangle";
            case OFFLINE -> "fth-cloud-off";
            case UNAUTHORIZED -> "fth-lock";
            case PAUSED -> "fth-pause";
        };
    }
}
