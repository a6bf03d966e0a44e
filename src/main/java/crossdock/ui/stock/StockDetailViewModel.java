package crossdock.ui.stock;

import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.ChannelDetail;
import crossdock.inventory.StockQueries.DayAtp;
import crossdock.inventory.StockQueries.DaySellable;
import crossdock.inventory.StockQueries.Detail;
import crossdock.inventory.StockQueries.LedgerRow;
import crossdock.inventory.StockQueries.ReservationRow;
import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.WaterfallStep;
import crossdock.ui.common.Background;
import crossdock.ui.common.Texts;
import crossdock.ui.live.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One article in full. Follows the selection and the commits; what is shown stays until the newer answer is there.
final class StockDetailViewModel {
    /// The line of the recent past.
    static final int DAYS = 30;

    private static final int LATEST = 4;
    private static final int MOST_RESERVATIONS = 200;
    private static final int LEDGER_PAGE = 50;
    private static final int MOST_WAITING = 8;
    /// A read that changes nothing still makes what is shown younger.
    private static final Duration AGES = Duration.ofSeconds(5);

    private final StockQueries queries;
    private final OutboxQueries outbox;
    private final ChangeNotices notices;
    private final Background background;
    private final Pace pace;
    private final Texts texts;
    private final Figures figures;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Exception> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LedgerRow>> ledger = new ReadOnlyObjectWrapper<>(List.of());
    private final Runnable read = this::read;
    private volatile @Nullable SkuId wanted;
    private @Nullable ConnectionId channel;
    private volatile boolean areAgesOld;
    private boolean reading;
    private boolean readAgain;

    StockDetailViewModel(
            StockQueries queries,
            OutboxQueries outbox,
            ChangeNotices notices,
            Background background,
            Pace pace,
            Texts texts,
            Figures figures) {
        this.queries = queries;
        this.outbox = outbox;
        this.notices = notices;
        this.background = background;
        this.pace = pace;
        this.texts = texts;
        this.figures = figures;
    }

    /// Everything the pane shows, read together.
    record Shown(
            Detail detail,
            List<DayAtp> days,
            Map<ConnectionId, List<DaySellable>> sellableDays,
            List<LedgerRow> latest,
            int ledgerSize,
            List<ReservationRow> reservations,
            List<OutboxQueries.Row> waiting) {}

    /// Follows the commits until the subscription ends.
    Subscription show() {
        ChangeNotices.Subscription heard = notices.subscribe(this::heard);
        return Subscription.combine(heard::close, background.every(AGES, this::renewAges));
    }

    private void renewAges() {
        if (areAgesOld) {
            areAgesOld = false;
            pace.soon(read);
        }
    }

    private void heard(ChangeNotice notice) {
        areAgesOld |= notice.touches(Topic.CONNECTION);
        SkuId now = wanted;
        if (now != null
                && (notice.touches(Topic.STOCK, now.value()) || notice.touches(Topic.CATALOGUE, now.value()))) {
            pace.soon(read);
        }
    }

    /// Shows another article; null for none.
    void select(@Nullable SkuId sku) {
        if (Objects.equals(sku, wanted)) {
            return;
        }
        wanted = sku;
        ledger.set(List.of());
        if (sku == null) {
            shown.set(null);
        } else {
            read();
        }
    }

    private void read() {
        SkuId sku = wanted;
        if (reading || sku == null) {
            readAgain = reading;
            return;
        }
        reading = true;
        background.run(
                () -> new Shown(
                        queries.detail(sku),
                        queries.daily(sku, DAYS, figures.zone()),
                        queries.sellableDaily(sku, DAYS, figures.zone()),
                        queries.ledger(sku, null, Long.MAX_VALUE, LATEST),
                        queries.ledgerSize(sku),
                        queries.reservations(sku, MOST_RESERVATIONS),
                        outbox.about(sku, MOST_WAITING)),
                answer -> {
                    reading = false;
                    if (sku.equals(wanted)) {
                        failure.set(null);
                        shown.set(answer);
                        joinLatest(answer.latest());
                    }
                    if (readAgain || !sku.equals(wanted)) {
                        readAgain = false;
                        read();
                    }
                },
                trouble -> {
                    reading = false;
                    failure.set(trouble);
                });
    }

    /// Newer rows go on top of those that were paged in.
    private void joinLatest(List<LedgerRow> latest) {
        List<LedgerRow> before = ledger.get();
        if (before.isEmpty() || latest.isEmpty()) {
            return;
        }
        boolean overlaps = latest.stream().anyMatch(before.getFirst()::equals);
        if (!overlaps) {
            ledger.set(List.of());
            moreLedger();
            return;
        }
        List<LedgerRow> joined = new ArrayList<>(latest);
        before.stream().filter(row -> !latest.contains(row)).forEach(joined::add);
        ledger.set(List.copyOf(joined));
    }

    /// Reads the next page of the ledger.
    void moreLedger() {
        SkuId sku = wanted;
        if (sku == null) {
            return;
        }
        List<LedgerRow> before = ledger.get();
        long below = before.isEmpty() ? Long.MAX_VALUE : before.getLast().seq();
        background.run(
                () -> queries.ledger(sku, null, below, LEDGER_PAGE),
                rows -> {
                    if (sku.equals(wanted) && before == ledger.get()) {
                        List<LedgerRow> all = new ArrayList<>(before);
                        all.addAll(rows);
                        ledger.set(List.copyOf(all));
                    }
                },
                failure::set);
    }

    /// Explains another channel; kept while articles change.
    void choose(ConnectionId id) {
        channel = id;
    }

    /// The channel being explained: the chosen one, else the first that shows a value of ours, else one that lists it.
    Optional<ChannelDetail> channel(Shown now) {
        List<ChannelDetail> all = now.detail().channels();
        return all.stream()
                .filter(each -> each.channel().id().equals(channel))
                .findFirst()
                .or(() -> all.stream().filter(each -> each.published() != null).findFirst())
                .or(() -> all.stream().filter(each -> each.externalId() != null).findFirst())
                .or(() -> all.stream().findFirst());
    }

    /// Locations that fulfil for the channel.
    Set<LocationId> fulfilling(Shown now, ChannelDetail of) {
        return now.detail().fulfilling().getOrDefault(of.channel().id(), Set.of());
    }

    List<WaterfallStep> steps(Shown now, ChannelDetail of) {
        Set<LocationId> here = fulfilling(now, of);
        Set<String> names = now.detail().cells().stream()
                .filter(cell -> here.contains(cell.location()))
                .map(CellRow::locationName)
                .collect(Collectors.toSet());
        int lines = now.reservations().size() >= MOST_RESERVATIONS
                ? -1
                : (int) now.reservations().stream().filter(row -> names.contains(row.locationName())).count();
        var rules = ExplainSteps.at(now.detail().safetyRules(), here);
        return ExplainSteps.of(of.sellable(), rules, lines, texts, figures);
    }

    /// The days of the line: what the explained channel could have sold, or ATP where no channel sells the article.
    List<DaySellable> days(Shown now) {
        return channel(now)
                .map(chosen -> now.sellableDays().getOrDefault(chosen.channel().id(), List.of()))
                .orElseGet(() -> now.days().stream().map(day -> new DaySellable(day.day(), day.atp())).toList());
    }

    /// Cells as the pane lists them: those that fulfil first, then by ATP, largest first.
    List<CellRow> cells(Shown now, Set<LocationId> fulfilling) {
        return now.detail().cells().stream()
                .sorted(Comparator.comparing((CellRow cell) -> !fulfilling.contains(cell.location()))
                        .thenComparing(Comparator.comparingInt(CellRow::atp).reversed())
                        .thenComparing(CellRow::locationName))
                .toList();
    }

    static int atp(Detail detail) {
        return detail.cells().stream().mapToInt(CellRow::atp).sum();
    }

    static int free(Detail detail) {
        return detail.cells().stream().mapToInt(CellRow::free).sum();
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Exception> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<LedgerRow>> ledgerProperty() {
        return ledger.getReadOnlyProperty();
    }
}
