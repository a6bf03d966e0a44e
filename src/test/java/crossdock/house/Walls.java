package crossdock.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules on compiled classes beside the import table.
final class Walls {
    static final ArchRule JAVAFX = noClasses()
            .that(liveOutside("ui", "app"))
            .should().dependOnClassesThat(describe("JavaFX", isOf(
                    "javafx.", "com.sun.javafx.", "atlantafx.", "org.controlsfx.", "org.kordamp.")))
            .as("only ui and app know JavaFX");

    static final ArchRule JDBC = noClasses()
            .that(liveOutside("store", "snapshot"))
            .should().dependOnClassesThat(describe("JDBC", isOf("java.sql.", "javax.sql.", "org.sqlite.")))
            .as("only store and snapshot know JDBC");

    static final ArchRule HTTP = noClasses()
            .that(liveOutside("channel", "sandbox", "platform"))
            .should().dependOnClassesThat(describe("HTTP", isOf(
                    "java.net.http.", "com.sun.net.httpserver.", "java.net.URLConnection", "java.net.HttpURL")))
            .as("only channel, sandbox and platform know HTTP");

    static final ArchRule CLOCK = accesses("only app reads the real clock (a Clock is handed in)",
            Set.of("app"), Walls::readsTheClock);

    static final ArchRule CONSOLE = accesses("only app writes to System.out and System.err",
            Set.of("app"), to -> to.getTargetOwner().getName().equals("java.lang.System")
                    && Set.of("out", "err").contains(to.getTarget().getName()));

    static final ArchRule RUN_LATER = ArchRuleDefinition.classes()
            .that(describe("outside ui.common", type -> !type.getPackageName().equals("crossdock.ui.common")))
            .should(notAccess(to -> to.getTargetOwner().getName().equals("javafx.application.Platform")
                    && to.getTarget().getName().equals("runLater")))
            .as("Platform.runLater stands in ui.common only");

    static final ArchRule VIEW_MODELS = noClasses()
            .that(describe("view models", type -> outermost(type).endsWith("ViewModel")))
            .should().dependOnClassesThat(describe("nodes, stages, dialogs", isOf(
                    "javafx.scene.", "javafx.stage.", "javafx.application.", "javafx.fxml.", "org.controlsfx.",
                    "atlantafx.", "org.kordamp.")))
            .as("view models use no Node, Stage, Platform or dialog");

    static final ArchRule NO_CYCLES = slices().matching("crossdock.(*)..").should().beFreeOfCycles()
            .as("packages are free of cycles");

    static final ArchRule NO_INNER_CYCLES = slices().matching("crossdock.(**)").should().beFreeOfCycles()
            .as("sub-packages are free of cycles");

    static final ArchRule SCREENS = slices().assignedFrom(screens()).should().notDependOnEachOther()
            .as("screens never import screens");

    static final ArchRule COMMON = noClasses()
            .that().resideInAnyPackage("crossdock.ui.common..", "crossdock.ui.charts..", "crossdock.ui.live..",
                    "crossdock.ui.table..")
            .should().dependOnClassesThat(describe("screens", type -> screenOf(type) != null))
            .as("what screens share imports no screen");

    static final ArchRule ADAPTERS = slices().matching("crossdock.channel.(*)..").should().notDependOnEachOther()
            .as("channel adapters know nothing of each other");

    static final ArchRule STATIC_STATE = ArchRuleDefinition.fields()
            .that().areStatic().and(describe("written by people", Walls::isWritten))
            .should().beFinal()
            .as("static fields are final");

    static final ArchRule NAMES = ArchRuleDefinition.classes()
            .should(notBe("end in Manager, Helper, Util(s), Impl, Data, Info, Processor, Base or Abstract,"
                    + " nor start with Abstract or Base", Walls::isBannedName))
            .as("names say what a thing is");

    static final ArchRule WIRE = ArchRuleDefinition.classes()
            .that(describe("adapters", type -> adapter(type) != null))
            .should(notBe("be a wire record without the name <Channel><Thing>Json", Walls::isMisnamedWireRecord))
            .as("wire records of a channel are named <Channel><Thing>Json");

    private static final Set<String> SHARED_BY_SCREENS = Set.of("common", "charts", "live", "table");
    private static final Pattern BANNED = Pattern.compile(
            ".*(Manager|Helper|Utils?|Impl|Data|Info|Processor|Base|Abstract)|(Abstract|Base)(\\p{Lu}.*)?");
    private static final Pattern NOW = Pattern.compile(
            "java\\.time\\.(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|OffsetTime"
                    + "|Year|YearMonth|MonthDay)\\.now");
    private static final Set<String> CLOCKS = Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis",
            "tickSeconds", "tickMinutes");

    private Walls() {}

    static List<ArchRule> all() {
        return List.of(JAVAFX, JDBC, HTTP, CLOCK, CONSOLE, RUN_LATER, VIEW_MODELS, NO_CYCLES, NO_INNER_CYCLES, SCREENS,
                COMMON, ADAPTERS, STATIC_STATE, NAMES, WIRE);
    }

    private static DescribedPredicate<JavaClass> liveOutside(String... parts) {
        Set<String> allowed = Set.of(parts);
        return describe("outside " + allowed, type -> {
            String part = ImportTable.partOf(type);
            return part != null && !allowed.contains(part);
        });
    }

    private static Predicate<JavaClass> isOf(String... prefixes) {
        return type -> List.of(prefixes).stream().anyMatch(type.getBaseComponentType().getName()::startsWith);
    }

    private static ArchRule accesses(String name, Set<String> allowed, Predicate<JavaAccess<?>> banned) {
        return classes().that(liveOutside(allowed.toArray(String[]::new))).should(notAccess(banned)).as(name);
    }

    private static ArchCondition<JavaClass> notAccess(Predicate<JavaAccess<?>> banned) {
        return new ArchCondition<>("not do so") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(banned)
                        .forEach(to -> events.add(SimpleConditionEvent.violated(to, to.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> notBe(String what, Predicate<JavaClass> banned) {
        return new ArchCondition<>("not " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (banned.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " may not " + what));
                }
            }
        };
    }

    /// Also true of method references such as `Instant::now`; a call that is handed a clock is fine.
    private static boolean readsTheClock(JavaAccess<?> to) {
        String owner = to.getTargetOwner().getName();
        String name = to.getTarget().getName();
        boolean clockGiven = to.getTarget().getFullName().endsWith("now(java.time.Clock)");
        return NOW.matcher(owner + "." + name).matches() && !clockGiven
                || owner.equals("java.time.Clock") && CLOCKS.contains(name)
                || owner.equals("java.time.InstantSource") && name.equals("system")
                || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                || to.getTarget().getFullName().equals("java.util.Date.<init>()")
                || owner.equals("java.util.Calendar") && name.equals("getInstance");
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static @Nullable String screenOf(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        boolean below = names.length > 2 && "ui".equals(ImportTable.partOf(type));
        return below && !SHARED_BY_SCREENS.contains(names[2]) ? names[2] : null;
    }

    private static SliceAssignment screens() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String screen = screenOf(type);
                return screen == null ? SliceIdentifier.ignore() : SliceIdentifier.of(screen);
            }

            @Override
            public String getDescription() {
                return "screens";
            }
        };
    }

    private static boolean isWritten(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC) && !field.getName().startsWith("$");
    }

    private static boolean isBannedName(JavaClass type) {
        return BANNED.matcher(type.getSimpleName()).matches();
    }

    private static @Nullable String adapter(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 2 && names[0].equals("crossdock") && names[1].equals("channel") ? names[2] : null;
    }

    private static boolean isMisnamedWireRecord(JavaClass type) {
        String channel = adapter(type);
        String outer = outermost(type).replaceFirst(".*\\.", "");
        boolean named = channel != null && outer.matches("(?i)" + channel + ".+") && outer.matches("\\p{Lu}\\w+Json");
        boolean annotated = type.getAnnotations().stream().anyMatch(Walls::isJackson)
                || type.getFields().stream().flatMap(f -> f.getAnnotations().stream()).anyMatch(Walls::isJackson);
        return !named && (annotated || type.getSimpleName().endsWith("Json"));
    }

    private static boolean isJackson(com.tngtech.archunit.core.domain.JavaAnnotation<?> annotation) {
        return annotation.getRawType().getPackageName().startsWith("com.fasterxml.jackson.");
    }
}
