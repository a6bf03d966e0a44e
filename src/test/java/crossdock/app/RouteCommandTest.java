package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.kernel.Outcome.Done;
import crossdock.platform.WorkspacePaths;
import crossdock.routing.policy.PolicyJson;
import crossdock.routing.policy.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `route`, `promise` and `replay` as people and programs call them, on a workspace made by `import`: a warehouse near Chicago
/// with five lamps, another in Nevada with fifty, a store in Chicago with three.
class RouteCommandTest {
    @TempDir
    private Path folder;

    private Ran run(String... args) {
        return Ran.in(folder.resolve("ws"), args);
    }

    private void imported(String kind, String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve(kind + ".csv"), text);
        var args = new ArrayList<>(List.of("import", kind, file.toString()));
        args.addAll(List.of(more));
        Ran ran = run(args.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.out() + ran.err());
    }

    @BeforeEach
    void make() throws Exception {
        imported("locations", """
                id,name,type,city,state,postal_code,country,ships
                W1,Joliet DC,WAREHOUSE,Joliet,IL,60435,US,yes
                W2,Sparks DC,WAREHOUSE,Sparks,NV,89434,US,yes
                S1,Fulton Market,STORE,Chicago,IL,60607,US,no
                """);
        imported("catalogue", "sku,title,product_type\nLAMP-1,Halo lamp,Lamps\n");
        imported("stock", "sku,location,quantity\nLAMP-1,W1,5\nLAMP-1,W2,50\nLAMP-1,S1,3\n");
        imported("orders", "order,placed_at,sku,quantity,method,postal_code,country,region,unit_price,currency\n"
                + "7001," + Instant.now() + ",LAMP-1,2,ship,60614,US,IL,20.00,USD\n", "--as", "open");
        routed();
    }

    /// What the console does as soon as it is open.
    private void routed() {
        try (Workspace workspace = Workspace.open(new WorkspacePaths(folder.resolve("ws")))) {
            workspace.routing.drive.step();
        }
    }

    @Test
    void tellsWhatIsOnItsWayInTheTableOfStock() throws Exception {
        imported("incoming", "sku,location,quantity,due,reference\n"
                + "LAMP-1,W1,30,2027-03-09,PO-1\nLAMP-1,W1,4,2027-03-10,PO-2\nLAMP-1,W2,0,2027-03-10,PO-2\n");
        Ran ran = run("export", "stock", "--format", "csv");
        assertEquals(0, ran.code(), ran.err());
        List<List<String>> rows = ran.out().lines().map(line -> List.of(line.split(",", -1))).toList();
        int column = rows.getFirst().indexOf("incoming");
        assertEquals(rows.getFirst().indexOf("atp") + 1, column);
        assertEquals(
                List.of("W1 34", "W2 0", "S1 0"),
                rows.stream().skip(1).map(row -> row.get(2) + " " + row.get(column)).toList());
    }

    /// Everything of Joliet is gone, and the cheapest rule rules.
    private void changed() throws Exception {
        imported("stock", "sku,location,quantity\nLAMP-1,W1,0\n");
        try (Workspace workspace = Workspace.open(new WorkspacePaths(folder.resolve("ws")))) {
            var policies = workspace.routing.policies;
            var draft = policies.begin(Workspace.PERSON, Templates.CHEAPEST.policy("USD"), null);
            assertTrue(policies.publish(Workspace.PERSON, draft, Instant.now()) instanceof Done);
            policies.begin(Workspace.PERSON, Templates.STORE_FIRST.policy("USD"), null);
        }
    }

    @Test
    void saysWhereAnOrderIsFilledThenAndNow() throws Exception {
        Ran ran = run("route", "--order", "7001", "--json");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(List.of("then", "now"), names(ran.json()));
        for (JsonNode one : ran.json()) {
            assertEquals("W1", one.get("plan").get(0).get("from").asText());
            assertEquals("Warehouse within 160 km", one.get("plan").get(0).get("rule").asText());
            assertTrue(one.get("filled").asBoolean());
            assertFalse(one.has("locations"), "nobody asked for it");
        }
        Ran text = run("route", "--order", "7001");
        assertEquals(0, text.code());
        assertTrue(text.out().startsWith("then:\norder 7001, on what was known then, at "), text.out());
        assertTrue(text.out().contains("from W1, delivery ship_to_home, rule Warehouse within 160 km"), text.out());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theOldDecisionStandsBesideWhatTodaysPolicyMakesOfItThenAndNow() throws Exception {
        JsonNode before = run("route", "--order", "7001", "--json", "--explain").json().get("then");
        changed();
        JsonNode after = run("route", "--order", "7001", "--json", "--explain").json();
        assertEquals(List.of("then", "then_by_published", "now"), names(after));
        assertEquals(before.toString(), after.get("then").toString(), "word for word");
        assertEquals("Least cost", after.get("then_by_published").get("plan").get(0).get("rule").asText());
        assertEquals("W1", after.get("then_by_published").get("plan").get(0).get("from").asText(), "on stock of then");
        assertEquals("Least cost", after.get("now").get("plan").get(0).get("rule").asText());
    }

    @Test
    void asksTheDraftAndAnOlderVersionToo() throws Exception {
        String usual = run("route", "--order", "7001", "--json").json().get("then").get("policy").asText();
        Ran none = run("route", "--order", "7001", "--under", "draft");
        assertEquals(2, none.code());
        assertEquals("there is no draft", none.err().strip());
        changed();
        JsonNode draft = run("route", "--order", "7001", "--json", "--under", "draft").json();
        assertEquals(List.of("then", "then_by_draft", "now"), names(draft));
        assertEquals("Nearest warehouse", draft.get("then_by_draft").get("plan").get(0).get("rule").asText());
        JsonNode old = run("route", "--order", "7001", "--json", "--under", usual).json();
        assertEquals(usual, old.get("now").get("policy").asText());
        Ran wrong = run("route", "--order", "7001", "--under", "yesterday");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("published, draft or a hash, not 'yesterday'"), wrong.err());
    }

    @Test
    void explainsInWordsWithEveryLocation() throws Exception {
        JsonNode now = run("route", "--order", "7001", "--json", "--explain").json().get("then");
        assertTrue(now.get("answers").get("here").asText().contains("W1"), now.get("answers").toString());
        assertTrue(now.get("answers").has("flip_less_stock"), now.get("answers").toString());
        List<String> said = new ArrayList<>();
        now.get("locations").forEach(row ->
                said.add(row.get("location").asText() + " " + row.get("verdict").asText()));
        assertTrue(said.containsAll(List.of("W1 passed", "W2 distance", "S1 no_shipping")), said.toString());
        String text = run("route", "--order", "7001", "--explain").out();
        assertTrue(text.contains("here: "), text);
        assertTrue(text.contains("\nWarehouse within 160 km\n    Chosen: W1\n"), text);
        assertTrue(text.matches("(?s).* km away, at most 160 km: W2\n.*"), text);
        assertFalse(text.contains("minor"), text);
        assertFalse(text.contains("explain."), "keys are for programs");
    }

    @Test
    void anOrderThatIsNotThereAndAWorkspaceWithoutAPolicyAreTold() throws Exception {
        Ran unknown = run("route", "--order", "4711");
        assertEquals(2, unknown.code());
        assertEquals("there is no order 4711", unknown.err().strip());
        try (Workspace workspace = Workspace.open(new WorkspacePaths(folder.resolve("ws")))) {
            workspace.database.transactor().run(Workspace.PERSON, _ ->
                    workspace.database.writer().current().update("DELETE FROM policy_publication"));
        }
        for (Ran ran : List.of(
                run("route", "--order", "7001"), run("promise", "--line", "LAMP-1=1", "--to", "60614"))) {
            assertEquals(2, ran.code());
            assertTrue(ran.err().startsWith("no routing policy is in force"), ran.err());
        }
    }

    @Test
    void promisesWhatIsThereAndSaysWhenElse() throws Exception {
        Ran ran = run("promise", "--line", "LAMP-1=2", "--to", "60614", "--json");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.json().get("from_stock_now").asBoolean());
        assertEquals("W1", ran.json().get("parcels").get(0).get("from").asText());
        assertTrue(Instant.parse(ran.json().get("arrives").asText()).isAfter(Instant.now()));
        Ran text = run("promise", "--line", "LAMP-1=2", "--to", "60614");
        assertTrue(text.out().startsWith("from stock now true, arrives "), text.out());
        Ran pickup = run("promise", "--line", "LAMP-1=2", "--to", "60614", "--pickup", "S1", "--json");
        assertEquals(0, pickup.code(), pickup.out() + pickup.err());
        assertEquals("S1", pickup.json().get("parcels").get(0).get("from").asText());
        Ran tooMany = run("promise", "--line", "LAMP-1=500", "--to", "60614", "--json");
        assertEquals(1, tooMany.code());
        assertFalse(tooMany.json().get("from_stock_now").asBoolean());
        Ran unknown = run("promise", "--line", "LUMP=1", "--to", "60614");
        assertEquals(2, unknown.code());
        assertEquals("there is no article LUMP", unknown.err().strip());
        assertEquals(2, run("promise", "--line", "LAMP-1=1", "--to", "60614", "--pickup", "S9").code());
    }

    private Path peak() throws Exception {
        return Files.writeString(folder.resolve("peak.csv"), "order,placed_at,sku,quantity,country,region,postal_code\n"
                + "P1,2031-12-01T10:00:00Z,LAMP-1,5,US,IL,60614\nP2,2031-12-01T11:00:00Z,LUMP,1,US,IL,60614\n"
                + "P3,2031-12-02T10:00:00Z,LAMP-1,2,US,IL,60614\n");
    }

    @Test
    void replaysAFileOfOrdersToComeByADraftAndByAPolicyOutOfAFile() throws Exception {
        imported("incoming", "sku,location,quantity,due\nLAMP-1,W1,30,2031-12-01\n");
        changed(); // nothing is left in Joliet but what comes
        Ran ran = run("replay", "--orders", peak().toString(), "--json");
        assertEquals(1, ran.code(), ran.out() + ran.err());
        JsonNode refused = ran.lines().getFirst();
        assertEquals(3, refused.get("refused_line").asInt());
        assertEquals("There is no article LUMP.", refused.get("reason").asText());
        JsonNode found = ran.last();
        assertEquals(
                List.of("now", "2", "3", "1", "1", "30", "0", "2"),
                List.of("basis", "orders", "rows", "refused", "arrivals", "arriving_units", "promised_by_channel",
                        "promised_by_service_level").stream().map(name -> found.get(name).asText()).toList());
        assertEquals(
                "Stock of now. 1 arrival on its way, 30 units, comes in when it is due",
                found.get("basis_in_words").asText());
        assertEquals(0, found.get("published").get("unfilled").asInt());
        assertEquals("no order", run("export", "orders", "--format", "csv").out().contains("P1") ? "P1" : "no order");

        Path policy = Files.writeString(
                folder.resolve("policy.json"), PolicyJson.write(Templates.STORE_FIRST.policy("USD")));
        Ran text = run("replay", "--orders", peak().toString(), "--policy", policy.toString());
        assertEquals(1, text.code());
        assertEquals("line 3: There is no article LUMP.", text.err().strip());
        assertTrue(text.out().startsWith("2 orders of peak.csv, "), text.out());
        assertTrue(text.out().contains("\n1 row refused of 3\n"), text.out());
        assertTrue(text.out().contains("\nFill rate: published 100.0%, draft 100.0%\n"), text.out());
    }

    @Test
    void replaysTheStoredOrders() throws Exception {
        Ran none = run("replay");
        assertEquals(2, none.code());
        assertEquals("there is no draft", none.err().strip());
        changed();
        Ran ran = run("replay", "--json");
        assertEquals(0, ran.code(), ran.err());
        assertEquals("1", ran.json().get("orders").asText());
        assertFalse(ran.json().has("file"));
        assertEquals("ledger", ran.json().get("basis").asText());
    }

    @Test
    void aReplayThatCannotBeSaysWhy() throws Exception {
        changed();
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        Path none = Files.writeString(folder.resolve("none.csv"), "order,placed_at,sku,quantity\n1,soon,LAMP-1,1\n");
        Path policy = Files.writeString(folder.resolve("policy.json"), "{}");
        Map<String, List<String>> said = Map.of(
                "empty.csv: empty.csv holds no table.", List.of("--orders", empty.toString()),
                "gone.csv: There is no file", List.of("--orders", folder.resolve("gone.csv").toString()),
                "line 2: placed_at: soon is no date.", List.of("--orders", none.toString()),
                "--map says how --orders is read", List.of("--map", none.toString()),
                "--policy takes published, draft or a hash, not 'yesterday'", List.of("--policy", "yesterday"),
                "policy.json: ", List.of("--policy", policy.toString()));
        said.forEach((words, args) -> {
            List<String> all = new ArrayList<>(List.of("replay"));
            all.addAll(args);
            Ran ran = run(all.toArray(String[]::new));
            assertEquals(2, ran.code(), ran.err());
            assertTrue(ran.err().startsWith(words), ran.err());
        });
    }
}
