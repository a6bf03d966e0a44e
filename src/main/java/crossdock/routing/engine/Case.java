package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import crossdock.order.Region;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.geo.PointGrid;
import crossdock.routing.network.Network;
import crossdock.routing.network.Place;
import crossdock.routing.network.Tariffs;
import crossdock.routing.policy.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One order while it is being decided: what is left of it, and what earlier rules took. One thread.
final class Case {
    final Network network;
    final Demand demand;
    final Moment moment;
    final boolean isTraced;
    final DemandLine[] lines;
    final int[] left; // units of each line that have no place yet
    final int[][] cells; // stock of each line's article, all places
    private int @Nullable [][] units; // the same by number of the place, once many places are asked
    private final @Nullable Holders[] holders; // of each line's article, once asked
    private final boolean[] hasOwn; // whether the order holds some of each line's article already
    final Tariffs tariffs;
    final List<Parcel> parcels = new ArrayList<>();
    final List<Remainder> remainders = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    private final PointGrid.@Nullable Target home;
    private final PointGrid.@Nullable Target store;
    private final Region storeRegion;
    final int chosenStore; // its number; -1 without one

    Case(Network network, Demand demand, Moment moment, boolean isTraced) {
        this.network = network;
        this.demand = demand;
        this.moment = moment;
        this.isTraced = isTraced;
        lines = demand.lines().toArray(DemandLine[]::new);
        left = new int[lines.length];
        cells = new int[left.length][];
        hasOwn = new boolean[left.length];
        holders = new Holders[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = lines[i].units();
            hasOwn[i] = !lines[i].own().isEmpty();
            cells[i] = moment.stock().cellsOf(lines[i].sku().value());
        }
        tariffs = new Tariffs(network, moment.now(), demand.promisedAt());
        chosenStore = demand.isCollected() ? network.numberOf(demand.pickupAt()) : -1;
        GeoPoint there = chosenStore < 0 ? null : network.places().get(chosenStore).point();
        store = there == null ? null : new PointGrid.Target(there);
        storeRegion = chosenStore < 0 ? Region.UNKNOWN : network.places().get(chosenStore).region();
        home = demand.point() == null ? null : new PointGrid.Target(demand.point());
    }

    /// As it stands now, for questions that are asked later: what happens to the original does not reach it.
    private Case(Case of) {
        network = of.network;
        demand = of.demand;
        moment = of.moment;
        isTraced = of.isTraced;
        lines = of.lines;
        left = of.left.clone();
        cells = of.cells;
        units = of.units;
        holders = of.holders;
        hasOwn = of.hasOwn;
        tariffs = new Tariffs(network, moment.now(), demand.promisedAt());
        parcels.addAll(of.parcels);
        home = of.home;
        store = of.store;
        storeRegion = of.storeRegion;
        chosenStore = of.chosenStore;
    }

    Case asItStands() {
        return new Case(this);
    }

    /// Where goods go under a delivery; null when nobody knows. For a pickup it is where the buyer comes from.
    PointGrid.@Nullable Target target(Delivery delivery) {
        return delivery == Delivery.SHIP_TO_STORE ? store : home;
    }

    Region region(Delivery delivery) {
        return delivery == Delivery.SHIP_TO_STORE ? storeRegion : demand.region();
    }

    /// Whether every unit has a place or a fate.
    boolean isDone() {
        for (int units : left) {
            if (units > 0) {
                return false;
            }
        }
        return true;
    }

    /// What the next rule is asked for.
    List<Portion> portionsLeft() {
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            if (left[i] > 0) {
                portions.add(portion(i, left[i]));
            }
        }
        return portions;
    }

    Portion portion(int line, int units) {
        DemandLine wanted = demand.lines().get(line);
        return new Portion(line, wanted.line(), wanted.sku(), units);
    }

    /// Lays stock out by place, before many places are asked.
    void spread() {
        if (units != null) {
            return;
        }
        int[][] all = new int[cells.length][network.size()];
        for (int line = 0; line < cells.length; line++) {
            int n = cells[line].length / 2;
            for (int i = 0; i < n; i++) {
                int number = network.numberOf(cells[line][i]);
                if (number >= 0) {
                    all[line][number] = cells[line][n + i];
                }
            }
        }
        units = all;
    }

    /// Which places may have something of a line's article.
    ///
    /// @param listed bits of those with a cell of it, or with some that the order holds already
    /// @param stocked of these, without those whose cell is empty
    record Holders(long[] listed, long[] stocked) {}

    /// Stock at places outside the network (new, or closed for good) is left out: it may be known before they are.
    Holders holders(int line) {
        Holders known = holders[line];
        if (known == null) {
            long[] listed = new long[(network.size() + 63) / 64];
            long[] stocked = new long[listed.length];
            int n = cells[line].length / 2;
            for (int i = 0; i < n; i++) {
                int place = network.numberOf(cells[line][i]);
                if (place >= 0) {
                    listed[place >> 6] |= 1L << place;
                    stocked[place >> 6] |= cells[line][n + i] > 0 ? 1L << place : 0;
                }
            }
            for (LocationId location : lines[line].own().keySet()) {
                int place = network.numberOf(location);
                if (place >= 0) {
                    listed[place >> 6] |= 1L << place; // its own reservation may be all that is there
                    stocked[place >> 6] |= 1L << place;
                }
            }
            known = new Holders(listed, stocked);
            holders[line] = known;
        }
        return known;
    }

    int available(int line, Place place) {
        return available(line, place, network.numberOf(place.id()));
    }

    /// Units of a line's article that this order may still have there: routable, what it reserved itself given back,
    /// less what an earlier rule took.
    ///
    /// @param number of the place
    int available(int line, Place place, int number) {
        DemandLine wanted = lines[line];
        int[][] table = this.units;
        int units = table == null ? StockIndex.routable(cells[line], place.id().value()) : table[line][number];
        if (hasOwn[line]) {
            units += wanted.own().getOrDefault(place.id(), 0);
        }
        for (int i = 0; i < parcels.size(); i++) {
            Parcel parcel = parcels.get(i);
            if (parcel.from().equals(place.id())) {
                for (Portion portion : parcel.portions()) {
                    units -= portion.sku().equals(wanted.sku()) ? portion.units() : 0;
                }
            }
        }
        return units;
    }

    /// Work that earlier rules gave a location, in its unit.
    int takenAt(Place place) {
        int lines = 0;
        int units = 0;
        for (Parcel parcel : parcels) {
            if (parcel.from().equals(place.id())) {
                lines += parcel.portions().size();
                units += parcel.units();
            }
        }
        return lines == 0 ? 0 : place.capacity().need(lines, units);
    }

    /// Takes a parcel: later rules find less stock, less capacity and fewer units to place.
    void place(Parcel parcel) {
        parcels.add(parcel);
        for (Portion portion : parcel.portions()) {
            left[portion.index()] -= portion.units();
        }
    }

    /// Says what becomes of units without a place; no later rule is asked for them.
    void giveUp(int rule, Remainder.Fate fate, List<Portion> portions) {
        remainders.add(new Remainder(rule, fate, portions));
        for (Portion portion : portions) {
            left[portion.index()] -= portion.units();
        }
    }

    /// The store for goods that are collected, NONE for the buyer's address.
    LocationId destination(Delivery delivery) {
        return delivery == Delivery.SHIP_TO_HOME ? LocationId.NONE : demand.pickupAt();
    }
}
