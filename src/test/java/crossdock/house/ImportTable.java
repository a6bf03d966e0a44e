package crossdock.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which package of the program may import which other.
final class ImportTable {
    static final List<String> BUSINESS = List.of(
            "inventory", "order", "routing", "fulfilment", "exceptions", "insight", "consent", "customer", "quality");

    /// Packages whose ports `store` can implement; it may import those whose ports it does implement.
    static final Set<String> PORTS = union(BUSINESS, "channel", "sync", "snapshot", "platform");

    static final Map<String, Set<String>> ROWS = rows();

    private static final Set<String> JAVA_BASE =
            ModuleLayer.boot().findModule("java.base").orElseThrow().getPackages();

    private ImportTable() {}

    private static Map<String, Set<String>> rows() {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        rows.put("kernel", Set.of());
        rows.put("inventory", Set.of("kernel"));
        rows.put("order", Set.of("kernel", "inventory"));
        rows.put("routing", Set.of("kernel", "inventory", "order"));
        rows.put("fulfilment", Set.of("kernel", "inventory", "order", "routing"));
        rows.put("exceptions", Set.of("kernel", "inventory", "order", "routing", "fulfilment"));
        rows.put("insight", Set.of("kernel", "inventory", "order", "routing", "fulfilment", "exceptions"));
        rows.put("consent", Set.of("kernel"));
        rows.put("customer", Set.of("kernel", "order", "consent"));
        rows.put("quality", Set.of("kernel"));
        rows.put("channel", Set.of("kernel"));
        rows.put("sync", union(BUSINESS, "kernel", "channel"));
        rows.put("store", Set.of("kernel"));
        rows.put("snapshot", Set.of("kernel", "store"));
        rows.put("sandbox", Set.of("kernel"));
        rows.put("platform", Set.of("kernel"));
        rows.put("ui", union(BUSINESS, "kernel", "sync", "platform"));
        rows.put("app", rows.keySet().stream().collect(LinkedHashSet::new, Set::add, Set::addAll));
        return rows;
    }

    private static Set<String> union(Collection<String> some, String... more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }

    /// The first package name below `crossdock`; null outside of it.
    static @Nullable String partOf(JavaClass type) {
        String[] names = type.getPackageName().split("\\.", 3);
        return names[0].equals("crossdock") ? names.length > 1 ? names[1] : "" : null;
    }

    static ArchRule rule() {
        return ArchRuleDefinition.classes().should(new ArchCondition<>("import only what their row allows") {
            private final Set<String> implemented = new HashSet<>();

            @Override
            public void init(Collection<JavaClass> all) {
                implemented.clear();
                all.stream()
                        .filter(type -> "store".equals(partOf(type)))
                        .flatMap(type -> type.getAllRawInterfaces().stream())
                        .map(ImportTable::partOf)
                        .filter(part -> part != null && PORTS.contains(part))
                        .forEach(implemented::add);
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = partOf(type);
                Set<String> row = own == null ? null : ROWS.get(own);
                if (own == null || row == null) {
                    tell(events, type, type.getName() + " lives in no package of the table " + ROWS.keySet());
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    String part = partOf(target);
                    boolean allowed = part == null
                            ? !own.equals("kernel") || ofJavaBase(target)
                            : part.equals(own) || row.contains(part)
                                    || own.equals("store") && implemented.contains(part);
                    if (!allowed) {
                        tell(events, type, own + " may import only " + allowed(own, row) + ": "
                                + dependency.getDescription());
                    }
                }
            }
        });
    }

    private static boolean ofJavaBase(JavaClass type) {
        String pack = type.getPackageName();
        return type.isPrimitive() || pack.equals("org.jspecify.annotations") || JAVA_BASE.contains(pack);
    }

    private static String allowed(String own, Set<String> row) {
        return switch (own) {
            case "kernel" -> "java.base";
            case "store" -> "kernel and the packages whose ports it implements";
            default -> String.join(", ", row);
        };
    }

    private static void tell(ConditionEvents events, JavaClass type, String message) {
        events.add(SimpleConditionEvent.violated(type, message));
    }
}
