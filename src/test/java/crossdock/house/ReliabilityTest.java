package crossdock.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every promise in the text on reliability names a test, and every test it names is there and runs where it says.
class ReliabilityTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`( \\((nightly|vendure)\\))?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!promise).*\\|$");

    @Test
    void everyPromiseNamesTestsThatExist() {
        List<SourceFile> tests = SourceFile.below(List.of("src/test/java"), ".java");
        SourceFile text = SourceFile.read("src/docs/reliability.md");
        assertEquals(List.of(), findings(text, tests));
        assertTrue(ROW.matcher(text.text()).results().count() > 15);
    }

    @Test
    void aPromiseWithoutItsTestIsTold() {
        SourceFile there = new SourceFile("src/test/java/a/SomeTest.java",
                "class SomeTest {\n    @Tag(\"nightly\")\n    @Test\n    void slow() {}\n"
                        + "    @Test\n    void quick() {}\n}\n");
        assertEquals(List.of(), findings(promise("`SomeTest.quick`, `SomeTest.slow` (nightly)"), List.of(there)));
        assertEquals(1, findings(promise("`SomeTest.gone`"), List.of(there)).size());
        assertEquals(1, findings(promise("`OtherTest.quick`"), List.of(there)).size());
        assertEquals(1, findings(promise("`SomeTest.slow`"), List.of(there)).size());
        assertEquals(1, findings(promise("`SomeTest.quick` (nightly)"), List.of(there)).size());
        assertEquals(1, findings(promise("somebody"), List.of(there)).size());
    }

    private static SourceFile promise(String by) {
        return new SourceFile("src/docs/reliability.md", "| a promise | " + by + " |\n");
    }

    private static List<String> findings(SourceFile text, List<SourceFile> tests) {
        List<String> found = new ArrayList<>();
        for (MatchResult row : ROW.matcher(text.text()).results().toList()) {
            List<MatchResult> named = TEST.matcher(row.group()).results().toList();
            if (named.isEmpty()) {
                found.add(text.path() + ": a promise without a test: " + row.group());
            }
            for (MatchResult test : named) {
                String profile = test.group(4) == null ? "" : test.group(4);
                boolean isThere = tests.stream()
                        .filter(file -> file.name().equals(test.group(1) + ".java"))
                        .anyMatch(file -> isTest(file.text(), test.group(2), profile));
                if (!isThere) {
                    found.add(text.path() + ": no such test " + (profile.isEmpty() ? "" : "in " + profile + " ")
                            + test.group(1) + "." + test.group(2));
                }
            }
        }
        return found;
    }

    /// The annotations of a test stand between the end of what comes before it and its name.
    private static boolean isTest(String source, String method, String profile) {
        var declared = Pattern.compile("void " + method + "\\(").matcher(source);
        if (!declared.find()) {
            return false;
        }
        String before = source.substring(0, declared.start());
        String own = before.substring(Math.max(before.lastIndexOf("}\n"), before.lastIndexOf(";\n")) + 1);
        String ofClass = source.substring(0, source.indexOf("class "));
        boolean isMarked = own.contains("@Test") || own.contains("@ParameterizedTest")
                || own.contains("@Property");
        String tag = "@Tag(\"" + profile + "\")";
        boolean isTagged = own.contains("@Tag(") || ofClass.contains("@Tag(");
        return isMarked && (profile.isEmpty() ? !isTagged : own.contains(tag) || ofClass.contains(tag));
    }
}
