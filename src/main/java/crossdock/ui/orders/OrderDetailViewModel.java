package crossdock.ui.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.OrderId;
import crossdock.kernel.Topic;
import crossdock.kernel.Unsealer;
import crossdock.order.IncomingOrder;
import crossdock.order.Order;
import crossdock.order.OrderQueries;
import crossdock.order.OrderQueries.Detail;
import crossdock.ui.common.Background;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One order in full, kept fresh while it is open. The buyer stays sealed until somebody who may asks to see it.
final class OrderDetailViewModel {
    private final OrderQueries queries;
    private final ChangeNotices notices;
    private final Background background;
    private final @Nullable Unsealer unsealer;
    private final ObjectMapper json = new ObjectMapper();
    private final ReadOnlyObjectWrapper<@Nullable Detail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Buyer> buyer = new ReadOnlyObjectWrapper<>(new Buyer.None());
    private final ReadOnlyObjectWrapper<@Nullable Exception> failure = new ReadOnlyObjectWrapper<>();
    private volatile @Nullable OrderId opened;

    /// @param unsealer null where nobody at hand may read personal data
    OrderDetailViewModel(
            OrderQueries queries, ChangeNotices notices, Background background, @Nullable Unsealer unsealer) {
        this.queries = queries;
        this.notices = notices;
        this.background = background;
        this.unsealer = unsealer;
    }

    /// What can be said of who bought.
    sealed interface Buyer {
        /// The channel gave none.
        record None() implements Buyer {}

        /// Kept sealed.
        ///
        /// @param canOpen the key is at hand
        record Sealed(boolean canOpen) implements Buyer {}

        /// Opened on demand, forgotten with the next order.
        record Shown(List<Field> fields) implements Buyer {}

        /// The sealed bytes are not what they were, or belong elsewhere.
        record Broken() implements Buyer {}
    }

    /// One thing known of a buyer.
    ///
    /// @param name as sealed: `name`, `email`, `phone`, `street`, `customerId`
    record Field(String name, String value) {}

    Subscription show() {
        ChangeNotices.Subscription heard = notices.subscribe(notice -> {
            OrderId now = opened;
            if (now != null && (notice.touches(Topic.ORDER, now.value())
                    || notice.touches(Topic.TOLD, now.value()))) {
                background.fx(this::read);
            }
        });
        read();
        return () -> {
            heard.close();
            if (buyer.get() instanceof Buyer.Shown) {
                hideBuyer(); // nobody looks any more
            }
        };
    }

    void open(OrderId order) {
        if (!order.equals(opened)) {
            opened = order;
            buyer.set(new Buyer.None());
            read();
        }
    }

    void close() {
        opened = null;
        detail.set(null);
        buyer.set(new Buyer.None());
    }

    private void read() {
        OrderId asked = opened;
        if (asked == null) {
            return;
        }
        background.run(
                () -> queries.detail(asked),
                found -> {
                    if (asked.equals(opened)) {
                        failure.set(null);
                        detail.set(found.orElse(null));
                        found.ifPresent(one -> seal(one.order()));
                    }
                },
                trouble -> {
                    if (asked.equals(opened)) {
                        failure.set(trouble);
                    }
                });
    }

    /// What is shown stays shown while the same order is read again.
    private void seal(Order order) {
        if (order.buyer() == null) {
            buyer.set(new Buyer.None());
        } else if (buyer.get() instanceof Buyer.None) {
            buyer.set(new Buyer.Sealed(unsealer != null));
        }
    }

    /// Opens the sealed buyer. Does nothing without the key or without an order.
    void showBuyer() {
        Detail now = detail.get();
        Unsealer key = unsealer;
        byte[] sealed = now == null ? null : now.order().buyer();
        if (now == null || key == null || sealed == null) {
            return;
        }
        Order order = now.order();
        background.run(
                () -> fields(key.open(
                        IncomingOrder.buyerSubject(order.connection(), order.externalId()), sealed)),
                fields -> {
                    if (order.id().equals(opened)) {
                        buyer.set(new Buyer.Shown(fields));
                    }
                },
                _ -> buyer.set(new Buyer.Broken())); // no words of the trouble: they might quote the person
    }

    void hideBuyer() {
        buyer.set(new Buyer.Sealed(unsealer != null));
    }

    private List<Field> fields(byte[] plain) throws JsonProcessingException {
        List<Field> fields = new ArrayList<>();
        json.readTree(new String(plain, StandardCharsets.UTF_8)).properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                fields.add(new Field(entry.getKey(), entry.getValue().asText()));
            }
        });
        return List.copyOf(fields);
    }

    ReadOnlyObjectProperty<@Nullable Detail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Buyer> buyerProperty() {
        return buyer.getReadOnlyProperty();
    }

    /// Why the newest read failed; null once one succeeds.
    ReadOnlyObjectProperty<@Nullable Exception> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
