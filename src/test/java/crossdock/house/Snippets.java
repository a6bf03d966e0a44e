package crossdock.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import crossdock.kernel.Actor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles small classes that break a rule, so that the rule can be seen to bite.
final class Snippets {
    /// The program itself, without its tests.
    static final JavaClasses OURS = new ClassFileImporter().importPath(mainClasses());

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    private Snippets() {}

    private static Path mainClasses() {
        try {
            return Path.of(Actor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the rule says about these sources, each one `package p; ... class Name ...`. Empty when it says nothing.
    static List<String> told(ArchRule rule, String... sources) {
        return rule.allowEmptyShould(true).evaluate(compile(sources)).getFailureReport().getDetails();
    }

    private static JavaClasses compile(String... sources) {
        try {
            Path classes = Files.createTempDirectory("house");
            try {
                var errors = new StringWriter();
                var options = List.of("-proc:none", "-d", classes.toString());
                var units = List.of(sources).stream().map(Snippets::unit).toList();
                var compiler = ToolProvider.getSystemJavaCompiler();
                if (!compiler.getTask(errors, null, null, options, null, units).call()) {
                    throw new IllegalArgumentException("the snippet does not compile: " + errors);
                }
                return new ClassFileImporter().importPath(classes);
            } finally {
                delete(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject unit(String source) {
        var pack = PACKAGE.matcher(source);
        var type = TYPE.matcher(source);
        if (!pack.find() || !type.find()) {
            throw new IllegalArgumentException("no package or type in: " + source);
        }
        String path = pack.group(1).replace('.', '/') + "/" + type.group(1) + ".java";
        return new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (var walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    /// A public class `Leaf` to depend on, in that package.
    static String leaf(String pack) {
        return "package " + pack + "; public class Leaf {}";
    }

    /// A class that depends on the `Leaf` of each of these packages.
    static String user(String pack, String... leaves) {
        var fields = new StringBuilder();
        for (String leaf : leaves) {
            fields.append(leaf).append(".Leaf ").append(leaf.replace('.', '_').toLowerCase(Locale.ROOT)).append("; ");
        }
        return "package " + pack + "; public class User { " + fields + "}";
    }
}
