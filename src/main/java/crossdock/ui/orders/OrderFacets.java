package crossdock.ui.orders;

import crossdock.kernel.ConnectionId;
import crossdock.order.Method;
import crossdock.order.OrderQueries.Channel;
import crossdock.order.OrderQueries.Facets;
import crossdock.order.OrderQueries.Filter;
import crossdock.order.OrderState;
import crossdock.ui.orders.OrdersViewModel.Counts;
import crossdock.ui.table.FacetButton;
import crossdock.ui.table.Kit;
import crossdock.ui.table.TableMenus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The filter buttons over the list of orders.
final class OrderFacets {
    private final OrdersViewModel model;
    private final OrderWords words;
    private final Kit kit;
    private final String all;
    private final FacetButton state;
    private final FacetButton channel;
    private final FacetButton method;
    private final FacetButton location;
    private final FacetButton open;
    private final FacetButton unrouted;
    private final FacetButton late;

    OrderFacets(OrdersViewModel model, OrderWords words, Kit kit) {
        this.model = model;
        this.words = words;
        this.kit = kit;
        all = kit.texts().get("orders.facet.all");
        state = button("state", "");
        channel = button("channel", "");
        method = button("method", "");
        location = button("location", "");
        open = button("open", "");
        unrouted = button("unrouted", "");
        late = button("late", "bad");
        state.onPress(at -> choose(at, filter().state(), model::setState, Facets::states, words::state));
        method.onPress(at -> choose(at, filter().method(), model::setMethod, Facets::methods, words::method));
        channel.onPress(this::chooseChannel);
        location.onPress(_ -> model.setLocation(null));
        open.onPress(_ -> model.toggleOpen());
        unrouted.onPress(_ -> model.toggleUnrouted());
        late.onPress(_ -> model.toggleLate());
    }

    private FacetButton button(String id, String tone) {
        return new FacetButton(kit.texts().get("orders.facet." + id), tone);
    }

    List<Node> buttons() {
        return List.of(location, state, channel, method, open, unrouted, late);
    }

    private Filter filter() {
        return model.filterProperty().get();
    }

    void show(@Nullable Counts counts) {
        Filter filter = filter();
        OrderState chosen = filter.state();
        Method how = filter.method();
        state.showChoice(chosen == null ? all : words.state(chosen), chosen != null);
        method.showChoice(how == null ? all : words.method(how), how != null);
        channel.showChoice(channelName(counts, filter.channel()), filter.channel() != null);
        location.setVisible(filter.location() != null);
        location.setManaged(filter.location() != null);
        location.showChoice(kit.texts().get("orders.facet.one"), true);
        Facets facets = counts == null ? null : counts.facets();
        showSwitch(open, facets == null ? 0 : facets.open(), filter.open());
        showSwitch(unrouted, facets == null ? 0 : facets.unrouted(), filter.unrouted());
        showSwitch(late, facets == null ? 0 : facets.late(), filter.lateAt() != null);
    }

    /// Opens the menu of states.
    void openState() {
        state.fire();
    }

    /// The filters that are on, for the sentence that says why nothing is there; empty when none is.
    String inWords() {
        Filter filter = filter();
        List<String> on = new ArrayList<>();
        if (!filter.text().isEmpty()) {
            on.add(kit.texts().get("orders.empty.text", filter.text()));
        }
        if (filter.state() != null) {
            on.add(words.state(filter.state()));
        }
        if (filter.channel() != null) {
            on.add(channelName(model.countsProperty().get(), filter.channel()));
        }
        if (filter.method() != null) {
            on.add(words.method(filter.method()));
        }
        if (filter.location() != null) {
            on.add(location.getText());
        }
        if (filter.open()) {
            on.add(open.getText());
        }
        if (filter.unrouted()) {
            on.add(unrouted.getText());
        }
        if (filter.lateAt() != null) {
            on.add(late.getText());
        }
        return String.join(", ", on);
    }

    private void showSwitch(FacetButton button, int count, boolean on) {
        button.showCount(kit.figures().units(count), count, on);
    }

    private String channelName(@Nullable Counts counts, @Nullable ConnectionId chosen) {
        if (chosen == null || counts == null) {
            return all;
        }
        return counts.facets().channels().keySet().stream()
                .filter(one -> one.id().equals(chosen))
                .map(one -> words.channel(one.name()))
                .findFirst()
                .orElse(all);
    }

    /// On, a press takes the filter away; off, it opens the values.
    private <T> void choose(
            FacetButton at,
            @Nullable T chosen,
            Consumer<@Nullable T> take,
            Function<Facets, Map<T, Integer>> values,
            Function<T, String> name) {
        Counts counts = model.countsProperty().get();
        if (chosen != null) {
            take.accept(null);
        } else if (counts != null) {
            Map<String, Integer> named = new LinkedHashMap<>();
            Map<String, T> byName = new LinkedHashMap<>();
            values.apply(counts.facets()).forEach((value, count) -> {
                named.put(name.apply(value), count);
                byName.put(name.apply(value), value);
            });
            TableMenus.values(at, all, named, kit, text -> take.accept(byName.get(text)));
        }
    }

    private void chooseChannel(FacetButton at) {
        choose(
                at,
                filter().channel() == null ? null : new Channel(new ConnectionId(0), ""),
                one -> model.setChannel(one == null ? null : one.id()),
                Facets::channels,
                one -> words.channel(one.name()));
    }
}
