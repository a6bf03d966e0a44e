package crossdock.inventory;

import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Keeps safety stock rules and the cells they rule. The most specific rule wins; of two equally specific ones (a
/// location in two groups) the larger quantity, then the older rule.
public final class SafetyStockService implements SafetyStockRules.Acts {
    private static final Comparator<Rule> STRENGTH = Comparator.comparingInt(Rule::specificity)
            .thenComparingInt(Rule::quantity)
            .thenComparing(Comparator.comparingLong(Rule::id).reversed());

    private final Transactor transactor;
    private final SafetyStockRules rules;
    private final Skus skus;
    private final Locations locations;
    private final StockLedger ledger;

    public SafetyStockService(
            Transactor transactor, SafetyStockRules rules, Skus skus, Locations locations, StockLedger ledger) {
        this.transactor = transactor;
        this.rules = rules;
        this.skus = skus;
        this.locations = locations;
        this.ledger = ledger;
    }

    /// The rule that decides for one cell; empty means 0.
    public Optional<Rule> ruling(SkuId sku, LocationId location, boolean routing) {
        List<Rule> all = rules.all();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String type = all.stream().anyMatch(rule -> rule.productType() != null)
                ? skus.find(sku).map(Sku::productType).orElse("")
                : "";
        Set<String> groups = all.stream().anyMatch(rule -> rule.group() != null)
                ? locations.groups().stream()
                        .filter(group -> group.members().contains(location))
                        .map(Locations.Group::name)
                        .collect(Collectors.toSet())
                : Set.of();
        return all.stream()
                .filter(rule -> rule.routing() == routing)
                .filter(rule -> rule.sku() == null || rule.sku().equals(sku))
                .filter(rule -> rule.productType() == null || rule.productType().equals(type))
                .filter(rule -> rule.location() == null || rule.location().equals(location))
                .filter(rule -> rule.group() == null || groups.contains(rule.group()))
                .max(STRENGTH);
    }

    int quantity(SkuId sku, LocationId location, boolean routing) {
        return ruling(sku, location, routing).map(Rule::quantity).orElse(0);
    }

    @Override
    public Optional<Rule> set(Actor actor, Rule rule) {
        return transactor.write(actor, tx -> {
            Optional<Rule> before = standing(rule);
            Rule stored = rules.put(rule);
            tx.record(new InventoryEvents.SafetyStockSet(stored, before.map(Rule::quantity).orElse(0)));
            recompute(tx, stored);
            return before;
        });
    }

    @Override
    public void remove(Actor actor, Rule rule) {
        transactor.run(actor, tx -> {
            standing(rule).ifPresent(found -> {
                rules.remove(found);
                tx.record(new InventoryEvents.SafetyStockCleared(found));
                recompute(tx, found);
            });
        });
    }

    private Optional<Rule> standing(Rule scope) {
        return rules.all().stream().filter(rule -> rule.hasScopeOf(scope)).findFirst();
    }

    /// Rules every cell of a location again, after it joined or left a group. Joins the open write.
    void recompute(Tx tx, LocationId location) {
        List<StockCell> cells = new ArrayList<>();
        ledger.forEachCell(location, cells::add);
        cells.forEach(cell -> rule(tx, cell));
    }

    private void recompute(Tx tx, Rule rule) {
        SkuId sku = rule.sku();
        for (Location location : locations.all()) {
            if (rule.location() != null && !rule.location().equals(location.id())) {
                continue;
            }
            if (sku == null) {
                recompute(tx, location.id());
            } else {
                rule(tx, ledger.cell(sku, location.id()));
            }
        }
    }

    /// Rules every cell of an article again, after its product type changed. Joins the open write.
    void recompute(Tx tx, SkuId sku) {
        for (Location location : locations.all()) {
            rule(tx, ledger.cell(sku, location.id()));
        }
    }

    private void rule(Tx tx, StockCell cell) {
        if (cell.anchor() == null && !cell.hasLive() && cell.reserved() == 0) {
            return; // no stock was ever there; the rule is asked again when some appears
        }
        int safety = quantity(cell.sku(), cell.location(), false);
        int routing = quantity(cell.sku(), cell.location(), true);
        if (safety != cell.safetyStock() || routing != cell.routingSafetyStock()) {
            ledger.put(cell.withSafetyStock(safety, routing));
            tx.changed(Topic.STOCK, cell.sku().value());
        }
    }

    /// The scope of a rule as words for events: sorted, no personal data.
    static TreeMap<String, String> facts(Rule rule) {
        var facts = new TreeMap<String, String>();
        facts.put("quantity", Integer.toString(rule.quantity()));
        facts.put("routing", Boolean.toString(rule.routing()));
        if (rule.sku() != null) {
            facts.put("sku", rule.sku().toString());
        }
        if (rule.productType() != null) {
            facts.put("productType", rule.productType());
        }
        if (rule.location() != null) {
            facts.put("location", rule.location().toString());
        }
        if (rule.group() != null) {
            facts.put("group", rule.group());
        }
        return facts;
    }
}
