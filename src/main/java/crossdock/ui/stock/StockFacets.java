package crossdock.ui.stock;

import crossdock.inventory.Location;
import crossdock.inventory.StockQueries.Facets;
import crossdock.inventory.StockQueries.Filter;
import crossdock.ui.stock.StockViewModel.Counts;
import crossdock.ui.table.FacetButton;
import crossdock.ui.table.Kit;
import crossdock.ui.table.TableMenus;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The facet buttons of the filter row.
final class StockFacets {
    private final StockViewModel model;
    private final StockActions actions;
    private final Kit kit;
    private final FacetButton group;
    private final FacetButton type;
    private final FacetButton brand;
    private final FacetButton low;
    private final FacetButton negative;
    private final FacetButton stale;
    private final FacetButton location;

    StockFacets(StockViewModel model, StockActions actions, Kit kit) {
        this.model = model;
        this.actions = actions;
        this.kit = kit;
        group = choice("stock.facet.group", Filter::group, StockFilters::group, Facets::groups);
        type = choice("stock.facet.type", Filter::productType, StockFilters::productType, Facets::productTypes);
        brand = choice("stock.facet.brand", Filter::brand, StockFilters::brand, Facets::brands);
        low = toggle("stock.facet.low", "", Filter::low, StockFilters::low);
        negative = toggle("stock.facet.negative", "bad", Filter::negative, StockFilters::negative);
        stale = toggle("stock.facet.stale", "warn", Filter::stale, StockFilters::stale);
        location = new FacetButton(kit.texts().get("stock.facet.location"), "");
        location.onPress(_ -> model.change(now -> StockFilters.location(now, null)));
    }

    /// Opens the menu of product types.
    void openType() {
        type.fire();
    }

    List<Node> buttons() {
        return List.of(location, group, type, brand, low, negative, stale);
    }

    Subscription show() {
        return Subscription.combine(
                model.filterProperty().subscribe(this::render),
                model.countsProperty().subscribe(this::render),
                actions.placesProperty().subscribe(this::render));
    }

    private FacetButton choice(
            String key,
            Function<Filter, @Nullable String> value,
            BiFunction<Filter, @Nullable String, Filter> with,
            Function<Facets, Map<String, Integer>> counts) {
        var button = new FacetButton(kit.texts().get(key), "");
        button.onPress(under -> {
            Facets facets = model.countsProperty().get().facets();
            if (value.apply(model.filterProperty().get()) != null) {
                model.change(now -> with.apply(now, null));
            } else if (facets != null) {
                TableMenus.values(
                        under,
                        kit.texts().get("stock.facet.all"),
                        counts.apply(facets),
                        kit,
                        chosen -> model.change(now -> with.apply(now, chosen.isEmpty() ? null : chosen)));
            }
        });
        return button;
    }

    private FacetButton toggle(
            String key, String tone, Function<Filter, Boolean> value, BiFunction<Filter, Boolean, Filter> with) {
        var button = new FacetButton(kit.texts().get(key), tone);
        button.onPress(_ -> model.change(now -> with.apply(now, !value.apply(now))));
        return button;
    }

    private void render() {
        Filter filter = model.filterProperty().get();
        Counts counts = model.countsProperty().get();
        Facets facets = counts.facets();
        show(group, filter.group());
        show(type, filter.productType());
        show(brand, filter.brand());
        show(low, facets == null ? 0 : facets.low(), filter.low());
        show(negative, facets == null ? 0 : facets.negative(), filter.negative());
        show(stale, facets == null ? 0 : facets.stale(), filter.stale());
        location.setVisible(filter.location() != null);
        location.setManaged(filter.location() != null);
        location.showChoice(
                actions.placesProperty().get().all().stream()
                        .filter(place -> place.id().equals(filter.location()))
                        .map(Location::name)
                        .findFirst()
                        .orElse(""),
                true);
    }

    private void show(FacetButton button, @Nullable String value) {
        button.showChoice(value == null ? kit.texts().get("stock.facet.all") : value, value != null);
    }

    private void show(FacetButton button, int count, boolean on) {
        button.showCount(kit.figures().units(count), count, on);
    }
}
