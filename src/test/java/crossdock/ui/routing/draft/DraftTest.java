package crossdock.ui.routing.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Templates;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.DraftStack.Edit;
import crossdock.ui.routing.draft.PolicyDiff.Change;
import crossdock.ui.routing.draft.PolicyDiff.FilterState;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final Policy USUAL = Templates.USUAL.policy("USD");
    private static final Edit EDIT = new Edit("routing.edit.filter", Spot.FIRST);
    private static final Spot WAREHOUSE = new Spot(1, 0);

    private final PolicyWords words =
            new PolicyWords(Texts.strict(Locale.US), new Figures(Texts.strict(Locale.US), ZoneOffset.UTC), "USD");

    private static Policy farther(int km) {
        return Edits.rule(USUAL, WAREHOUSE, rule -> Rules.where(rule,
                Edits.with(rule.where(), list -> list.set(1, new LocationFilter.WithinDistance(km)))));
    }

    private static List<String> names(Policy policy, int run) {
        return policy.runs().get(run).rules().stream().map(Rule::name).toList();
    }

    private List<Change> changes(Policy after) {
        return new PolicyDiff(USUAL, after, words).changes();
    }

    @Test
    void aRuleMovesWithinItsRunAndOverItsEdgeIntoTheNext() {
        Edits.At down = Edits.move(USUAL, WAREHOUSE, 1);
        assertEquals(new Spot(1, 1), down.spot());
        assertEquals(List.of("Store within 160 km", "Warehouse within 160 km"), names(down.policy(), 1).subList(0, 2));

        Edits.At up = Edits.move(USUAL, WAREHOUSE, -1);
        assertEquals(new Spot(0, 2), up.spot());
        assertEquals("Warehouse within 160 km", names(up.policy(), 0).getLast());
        assertEquals(USUAL, Edits.move(up.policy(), up.spot(), 1).policy());

        assertEquals(USUAL, Edits.move(USUAL, new Spot(0, 0), -1).policy());
        assertEquals(USUAL, Edits.move(USUAL, Spot.run(1), 1).policy());
    }

    @Test
    void aCopyStandsAfterItsOriginalAndIsOff() {
        Edits.At copy = Edits.duplicate(USUAL, WAREHOUSE, name -> name + " 2");
        Rule rule = copy.policy().runs().get(1).rules().get(1);
        assertEquals(new Spot(1, 1), copy.spot());
        assertEquals("Warehouse within 160 km 2", rule.name());
        assertFalse(rule.enabled());
        assertFalse(Edits.duplicate(USUAL, Spot.run(0), name -> name).policy().runs().get(1).enabled());
    }

    @Test
    void removingTheLastRuleOfARunLeavesTheRunSelected() {
        Edits.At none = Edits.remove(Edits.remove(USUAL, new Spot(0, 1)).policy(), new Spot(0, 0));
        assertEquals(List.of(), names(none.policy(), 0));
        assertEquals(new Spot(0, -1), none.spot());
        assertEquals(Spot.run(0), Edits.remove(USUAL, Spot.run(1)).spot());
    }

    @Test
    void undoAndRedoWalkEveryState() {
        var stack = new DraftStack(USUAL);
        assertTrue(stack.push(farther(120), EDIT, ""));
        assertTrue(stack.push(farther(90), EDIT, ""));
        assertFalse(stack.push(farther(90), EDIT, ""));
        assertEquals(EDIT, stack.undo().orElseThrow());
        assertEquals(farther(120), stack.now());
        stack.undo();
        assertEquals(USUAL, stack.now());
        assertTrue(stack.undo().isEmpty());
        stack.redo();
        stack.redo();
        assertEquals(farther(90), stack.now());
        assertFalse(stack.canRedo());
    }

    @Test
    void whatIsTypedInOneGoIsOneStep() {
        var stack = new DraftStack(USUAL);
        stack.push(farther(1), EDIT, "editor-1");
        stack.push(farther(12), EDIT, "editor-1");
        stack.push(farther(120), EDIT, "editor-1");
        stack.endGo();
        stack.push(farther(130), EDIT, "editor-1");
        stack.undo();
        assertEquals(farther(120), stack.now());
        stack.undo();
        assertEquals(USUAL, stack.now());
    }

    @Test
    void aNewEditAfterUndoEndsWhatCouldBeRedone() {
        var stack = new DraftStack(USUAL);
        stack.push(farther(120), EDIT, "");
        stack.undo();
        stack.push(farther(90), EDIT, "");
        assertFalse(stack.canRedo());
    }

    @Test
    void aChangedFilterIsSaidWithWhatItWas() {
        assertEquals(
                List.of(new Change(WAREHOUSE, "Ship to home › Warehouse within 160 km", "within", "160 km", "120 km")),
                changes(farther(120)));
        var diff = new PolicyDiff(USUAL, farther(120), words);
        FilterState state = diff.locationFilters(WAREHOUSE).get(1);
        assertEquals("within 120 km", state.said().toString());
        assertEquals("160 km", Objects.requireNonNull(state.was()).value());
        assertNull(diff.locationFilters(WAREHOUSE).getFirst().was());
        assertTrue(diff.isEdited(WAREHOUSE));
        assertFalse(diff.isEdited(new Spot(1, 1)));
    }

    @Test
    void filtersAddedAndRemovedAreSaid() {
        Policy after = Edits.rule(USUAL, WAREHOUSE, rule -> Rules.where(rule, List.of(
                rule.where().getFirst(), new LocationFilter.InGroup(List.of("Flagship"), true))));
        assertEquals(
                List.of("not group:: ->Flagship", "within::160 km ->", "handles::product type ->"),
                changes(after).stream().map(one -> one.what() + "::" + one.was() + " ->" + one.is()).toList());
        List<FilterState> states = new PolicyDiff(USUAL, after, words).locationFilters(WAREHOUSE);
        assertEquals(List.of(0, 1, -1, -1), states.stream().map(FilterState::index).toList());
        assertTrue(states.get(1).isNew());
    }

    @Test
    void oneMovedRuleIsOneChange() {
        Policy moved = Edits.move(Edits.move(USUAL, WAREHOUSE, 1).policy(), new Spot(1, 1), 1).policy();
        List<Change> changes = changes(moved);
        assertEquals(1, changes.size());
        assertEquals("place", changes.getFirst().what());
        assertEquals("1", changes.getFirst().was());
        assertEquals("3", changes.getFirst().is());
    }

    @Test
    void aRenamedRunIsNotANewOne() {
        Policy renamed = Edits.rename(USUAL, Spot.run(1), "Parcels");
        assertEquals(List.of("name"), changes(renamed).stream().map(Change::what).toList());
    }

    @Test
    void runsAddedAndRemovedAreSaidOnce() {
        assertEquals(List.of("run"), changes(Edits.addRun(USUAL, "Late", "All").policy()).stream()
                .map(Change::what).toList());
        Change gone = changes(Edits.remove(USUAL, Spot.run(1)).policy()).getFirst();
        assertNull(gone.spot());
        assertEquals("4 rules", gone.was());
    }

    @Test
    void anEqualPolicyChangesNothing() {
        assertEquals(List.of(), changes(Templates.USUAL.policy("USD")));
    }

    @Test
    void partsOfARuleAreSaidInWords() {
        Policy after = Edits.rule(USUAL, WAREHOUSE, rule -> Rules.sort(Rules.enabled(rule, false),
                List.of(LocationSort.COST)));
        assertEquals(
                List.of("state: on -> off", "Sort: distance › cost › capacity left -> cost"),
                changes(after).stream().map(one -> one.what() + ": " + one.was() + " -> " + one.is()).toList());
    }

    @Test
    void everyTemplateIsSaidWithoutAMissingText() {
        for (Templates template : Templates.values()) {
            for (Run run : template.policy("USD").runs()) {
                run.orders().forEach(filter -> assertFalse(words.filter(filter).value().isBlank()));
                for (Rule rule : run.rules()) {
                    rule.where().forEach(filter -> assertFalse(words.filter(filter).value().isBlank()));
                    assertFalse(words.split(rule.split()).isBlank());
                    assertFalse(words.action(rule.onNoMatch()).isBlank());
                }
                assertFalse(words.action(run.otherwise()).isBlank());
            }
        }
        assertEquals("$18.00", words.money(1_800));
    }
}
