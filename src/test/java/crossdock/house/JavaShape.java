package crossdock.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The rules on the syntax tree of one Java file: lengths, parameters, documentation, Optional, shared state.
final class JavaShape extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final int METHOD_LINES = 60;
    private static final int PARAMETERS = 8;
    private static final Pattern MUTABLE = Pattern.compile(
            "(Atomic\\w+|LongAdder|Concurrent\\w+|CopyOnWrite\\w+|\\w*(HashMap|TreeMap|HashSet|TreeSet|ArrayList"
                    + "|ArrayDeque|LinkedList|EnumMap|BitSet)|StringBuilder|Random|Simple\\w+Property|ThreadLocal"
                    + "|Semaphore|ReentrantLock|Scanner)(<.*)?");

    private static final Pattern OPTIONAL = Pattern.compile("(java\\.util\\.)?Optional(Int|Long|Double)?(<.*)?");

    private final SourceFile file;
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final SourcePositions positions;
    private final List<String> found = new ArrayList<>();

    private JavaShape(SourceFile file, CompilationUnitTree unit, DocTrees trees) {
        this.file = file;
        this.unit = unit;
        this.trees = trees;
        this.positions = trees.getSourcePositions();
    }

    static List<String> findings(List<SourceFile> files) {
        List<String> found = new ArrayList<>();
        parse(files, (file, unit, trees) -> {
            var shape = new JavaShape(file, unit, trees);
            shape.scan(unit, null);
            found.addAll(shape.found);
        });
        return found;
    }

    /// Every text between quotes in the files, with what stands around it.
    static List<Literal> literals(List<SourceFile> files) {
        List<Literal> found = new ArrayList<>();
        parse(files, (file, unit, trees) -> new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
                if (tree.getValue() instanceof String text) {
                    long at = trees.getSourcePositions().getStartPosition(unit, tree);
                    Tree around = getCurrentPath().getParentPath().getLeaf();
                    found.add(new Literal(file, (int) unit.getLineMap().getLineNumber(at), text, around));
                }
                return null;
            }
        }.scan(unit, null));
        return found;
    }

    /// A text between quotes.
    ///
    /// @param around the smallest expression or declaration it is a part of
    record Literal(SourceFile file, int line, String text, Tree around) {}

    private interface Visit {
        void see(SourceFile file, CompilationUnitTree unit, DocTrees trees);
    }

    private static void parse(List<SourceFile> files, Visit visit) {
        if (files.isEmpty()) {
            return;
        }
        var objects = files.stream().map(JavaShape::object).toList();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, d -> {}, List.of("-proc:none"), null, objects);
        try {
            int i = 0;
            for (CompilationUnitTree unit : task.parse()) {
                visit.see(files.get(i++), unit, DocTrees.instance(task));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject object(SourceFile file) {
        return new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        boolean isPublic = tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
        if (file.isMain() && isPublic && trees.getDocCommentTree(getCurrentPath()) == null) {
            tell(tree, "public type " + tree.getSimpleName() + " has no /// sentence");
        }
        return super.visitClass(tree, nothing);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        long first = line(positions.getStartPosition(unit, tree));
        long last = line(positions.getEndPosition(unit, tree));
        int lines = (int) (last - first + 1);
        if (lines > METHOD_LINES) {
            tell(tree, tree.getName() + " has " + lines + " lines, at most " + METHOD_LINES);
        }
        int parameters = tree.getParameters().size();
        if (parameters > PARAMETERS && !isCanonical(tree) && !isOverride(tree)) {
            tell(tree, tree.getName() + " takes " + parameters + " parameters, at most " + PARAMETERS);
        }
        if (file.isMain()) {
            tree.getParameters().stream().filter(JavaShape::isOptional).forEach(parameter -> tell(
                    parameter, "parameter " + parameter.getName() + " is an Optional; Optional is returned only"));
        }
        return super.visitMethod(tree, nothing);
    }

    /// Its parameters are whoever's wrote the method that is overridden.
    private static boolean isOverride(MethodTree tree) {
        return tree.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /// A record's constructor with all components: they are named where they are read.
    private boolean isCanonical(MethodTree tree) {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                && type.getKind() == Tree.Kind.RECORD
                && tree.getName().contentEquals("<init>")
                && tree.getParameters().size() == components(type);
    }

    private static long components(ClassTree type) {
        return type.getMembers().stream()
                .filter(member -> member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .count();
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        boolean field = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
        if (file.isMain() && field && isOptional(tree)) {
            tell(tree, "field " + tree.getName() + " is an Optional; Optional is returned only");
        }
        if (file.isMain() && field && isShared(tree) && isMutable(tree)) {
            tell(tree, "static field " + tree.getName() + " can change; no static mutable state");
        }
        return super.visitVariable(tree, nothing);
    }

    private static boolean isOptional(VariableTree tree) {
        return tree.getType() != null && OPTIONAL.matcher(tree.getType().toString()).matches();
    }

    private boolean isShared(VariableTree tree) {
        return tree.getModifiers().getFlags().contains(Modifier.STATIC)
                || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
    }

    /// By declared type or by what is created for it; a private array that nobody hands out passes.
    private static boolean isMutable(VariableTree tree) {
        Tree value = tree.getInitializer();
        boolean created = value instanceof NewClassTree made && isMutableName(made.getIdentifier());
        boolean array = value instanceof NewArrayTree
                || tree.getType() != null && tree.getType().toString().endsWith("[]");
        boolean openArray = array && !tree.getModifiers().getFlags().contains(Modifier.PRIVATE);
        return created || openArray || tree.getType() != null && isMutableName(tree.getType());
    }

    private static boolean isMutableName(Tree type) {
        return MUTABLE.matcher(type.toString().replaceFirst("^(\\w+\\.)+(?=\\p{Lu})", "")).matches();
    }

    private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    private void tell(Tree tree, String what) {
        found.add(file.path() + ":" + line(positions.getStartPosition(unit, tree)) + ": " + what);
    }
}
