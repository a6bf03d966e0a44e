package crossdock.inventory;

import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What people decided about stock, as the event log keeps it.
public final class InventoryEvents {
    private InventoryEvents() {}

    private static SortedMap<String, String> naming(SortedMap<String, String> facts, long command) {
        if (command != 0) {
            facts.put("command", Long.toString(command));
        }
        return facts;
    }

    /// A safety stock rule was set or replaced.
    public record SafetyStockSet(Rule rule, int before) implements DomainEvent {
        @Override
        public String subject() {
            return "safety-stock:" + rule.id();
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = SafetyStockService.facts(rule);
            facts.put("before", Integer.toString(before));
            return facts;
        }
    }

    /// A safety stock rule was taken away.
    public record SafetyStockCleared(Rule rule) implements DomainEvent {
        @Override
        public String subject() {
            return "safety-stock:" + rule.id();
        }

        @Override
        public SortedMap<String, String> facts() {
            return SafetyStockService.facts(rule);
        }
    }

    /// Units were adjusted by hand.
    ///
    /// @param command what the location's stock source is told, by number; 0 where the console is the source
    public record StockAdjusted(
            SkuId sku, LocationId location, int onHand, int unavailable, String reason, long command)
            implements DomainEvent {
        @Override
        public String subject() {
            return "sku:" + sku;
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = new TreeMap<String, String>();
            facts.put("location", location.toString());
            facts.put("onHand", Integer.toString(onHand));
            facts.put("unavailable", Integer.toString(unavailable));
            facts.put("reason", reason);
            return naming(facts, command);
        }
    }

    /// Somebody counted what lies on a shelf.
    public record StockCounted(
            SkuId sku, LocationId location, int before, int counted, String reason, long command)
            implements DomainEvent {
        @Override
        public String subject() {
            return "sku:" + sku;
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = new TreeMap<String, String>();
            facts.put("location", location.toString());
            facts.put("before", Integer.toString(before));
            facts.put("counted", Integer.toString(counted));
            facts.put("reason", reason);
            return naming(facts, command);
        }
    }

    /// Units were carried between two locations.
    ///
    /// @param command the last of the commands this makes; 0 where the console is the source of both
    public record StockTransferred(
            SkuId sku, LocationId from, LocationId to, int units, String reason, long command)
            implements DomainEvent {
        @Override
        public String subject() {
            return "sku:" + sku;
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = new TreeMap<String, String>();
            facts.put("from", from.toString());
            facts.put("to", to.toString());
            facts.put("units", Integer.toString(units));
            facts.put("reason", reason);
            return naming(facts, command);
        }
    }

    /// A location's stock is from now on what another source says.
    public record StockSourceChosen(LocationId location, @Nullable ConnectionId source) implements DomainEvent {
        @Override
        public String subject() {
            return "location:" + location;
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = new TreeMap<String, String>();
            facts.put("source", source == null ? "console" : "connection:" + source);
            return facts;
        }
    }
}
