package crossdock.routing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyJsonTest {
    private static final String SMALL = """
            {"format":1,"name":"p","currency":"USD","runs":[{"name":"r","orders":[{"is":"method","any":["SHIP"]}],
             "rules":[{"name":"x","delivery":"SHIP_TO_HOME","where":[{"is":"within","km":160}]}]}]}""";

    @Test
    void everythingComesBackAsItWas() {
        Policy all = SomePolicies.withEverything();
        assertEquals(all, PolicyJson.read(PolicyJson.write(all)));
        assertEquals(all, PolicyJson.read(PolicyJson.writeReadable(all)));
    }

    @ParameterizedTest
    @EnumSource(Templates.class)
    void templatesComeBackAsTheyWere(Templates template) {
        Policy policy = template.policy("USD");
        assertEquals(policy, PolicyJson.read(PolicyJson.write(policy)));
    }

    @Test
    void theCanonicalFormIsSortedAndWithoutSpaces() {
        Policy policy = new Policy("p", "USD", List.of(new Run(
                "r", true, List.of(new OrderFilter.HasTag(List.of("b", "a", "b"), false)), List.of(OrderSort.PROMISE),
                new Schedule.Every(5), List.of(), new Action.MoveToQueue("Q"))));
        assertEquals("""
                {"currency":"USD","format":1,"name":"p","runs":[{"enabled":true,"name":"r",\
                "orders":[{"any":["a","b"],"is":"tag","not":false}],"otherwise":{"do":"queue","queue":"Q"},\
                "rules":[],"schedule":{"every":"minutes","minutes":5},"sort":["PROMISE"]}]}""",
                PolicyJson.write(policy));
    }

    @Test
    void theHashNamesTheContent() {
        PolicyVersion one = PolicyVersion.of(PolicyJson.read(SMALL));
        PolicyVersion same = PolicyVersion.of(PolicyJson.read(PolicyJson.writeReadable(one.policy())));
        PolicyVersion other = PolicyVersion.of(PolicyJson.read(SMALL.replace("160", "161")));
        assertEquals(one, same);
        assertNotEquals(one.hash(), other.hash());
        assertTrue(one.hash().matches("[0-9a-f]{64}"));
        assertEquals(one.hash().substring(0, 6), one.shortName());
        // Fixed for good: another canonical form would rename every version ever published.
        assertEquals("848fb2", one.shortName());
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        Rule rule = PolicyJson.read(SMALL).runs().getFirst().rules().getFirst();
        assertEquals(new SplitMode.SingleLocation(), rule.split());
        assertEquals(new Action.Allocate(), rule.onFull());
        assertEquals(new Action.NextRule(), rule.onNoMatch());
        assertTrue(rule.enabled());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "km":160 | "km":0 | /0/where/0/km: must be a whole number from 1
            "km":160 | "km":1.5 | /runs/0/rules/0/where/0/km: must be a whole number
            "km":160 | "miles":100 | /runs/0/rules/0/where/0/miles: no such field (allowed: is, km)
            "km":160 | "miles":100 | /runs/0/rules/0/where/0/km: missing: a whole number
            "within" | "near" | /runs/0/rules/0/where/0/is: `near` is not known (allowed: group
            "SHIP_TO_HOME" | "DRONE" | allowed, not "DRONE" (allowed: PICKUP
            "SHIP" | "SHIP",3 | /runs/0/orders/0/any/1: must be one of the words allowed, not 3
            "any":["SHIP"] | "any":[] | /runs/0/orders/0: a method filter names a method
            "format":1 | "format":2 | /format: must be a whole number from 1 to 1
            "USD" | "usd" | /: currency is an ISO 4217 code such as USD, not usd
            "name":"x" | "name":" " | /runs/0/rules/0/name: must be a text
            "name":"x" | "name":"x","partial":1 | /partial: must be true or false
            "name":"x" | "name":"x","onFull":{"do":"nextRule"} | on a full match a rule allocates
            "name":"x" | "name":"x","onFull":{"do":"ask"} | /onFull/do: `ask` is not known (allowed: allocate
            "name":"x" | "name":"x","where":[]    | no JSON in line 2
            "runs":[ | "runs":7,"more":[ | /runs: a list belongs here, not 7
            """)
    void problemsNameThePlaceAndWhatWouldDo(String from, String to, String told) {
        String text = SMALL.replace(from, to);
        assertNotEquals(SMALL, text);
        var refusal = assertThrows(PolicyUnreadable.class, () -> PolicyJson.read(text));
        String all = String.join("\n", refusal.problems().stream().map(PolicyProblem::toString).toList());
        assertTrue(all.contains(told), all);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        String text = SMALL.replace("\"km\":160", "\"km\":0").replace("\"SHIP\"", "\"FLY\"").replace("\"p\"", "5");
        var refusal = assertThrows(PolicyUnreadable.class, () -> PolicyJson.read(text));
        assertEquals(
                List.of("/name", "/runs/0/orders/0/any/0", "/runs/0/rules/0/where/0/km"),
                refusal.problems().stream().map(PolicyProblem::path).toList());
    }

    @Test
    void theSchemaTakesWhatIsWritten() throws IOException {
        JsonSchema schema = schema();
        Stream<Policy> policies = Stream.concat(
                Stream.of(SomePolicies.withEverything(), PolicyJson.read(SMALL)),
                Arrays.stream(Templates.values()).map(template -> template.policy("USD")));
        policies.forEach(policy ->
                assertEquals("[]", schema.validate(PolicyJson.write(policy), InputFormat.JSON).toString()));
        assertEquals("[]", schema.validate(SMALL, InputFormat.JSON).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "km":160 | "km":0
            "km":160 | "miles":100
            "within" | "near"
            "SHIP_TO_HOME" | "DRONE"
            "any":["SHIP"] | "any":[]
            "format":1 | "format":2
            "USD" | "usd"
            "name":"x" | "name":"x","onFull":{"do":"nextRule"}
            "name":"x" | "name":"x","split":{"mode":"leastCost"}
            """)
    void theSchemaRefusesWhatTheReaderRefuses(String from, String to) throws IOException {
        String text = SMALL.replace(from, to);
        assertThrows(PolicyUnreadable.class, () -> PolicyJson.read(text));
        assertNotEquals("[]", schema().validate(text, InputFormat.JSON).toString());
    }

    private static JsonSchema schema() throws IOException {
        String text = Files.readString(Path.of("data/reference/policy.schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }
}
