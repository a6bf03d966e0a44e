package crossdock.house;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.fxml.FXML;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The rules on a layout file, read as plain XML without a toolkit.
final class Fxml {
    private static final Pattern TEXT = Pattern.compile(
            "(.*\\.)?(text|promptText|title|headerText|contentText|accessibleText|accessibleHelp"
                    + "|accessibleRoleDescription|ellipsisString|name)");
    private static final Pattern HANDLER = Pattern.compile("on[A-Z]\\w*");

    private static final Set<String> KEPT = Set.of("location", "resources");

    private final SourceFile file;
    private final List<String> found = new ArrayList<>();
    private final Set<String> ids = new TreeSet<>();
    private final Set<String> handlers = new TreeSet<>();
    private final Set<String> keys = new TreeSet<>();

    private Fxml(SourceFile file) {
        this.file = file;
    }

    static List<String> findings(SourceFile file) {
        var fxml = new Fxml(file);
        if (file.text().contains("<?language")) {
            fxml.tell("has a script language");
        }
        Element root = fxml.root();
        if (root != null) {
            fxml.walk(root);
            String controller = root.getAttribute("fx:controller");
            if (controller.isEmpty()) {
                fxml.tell("names no fx:controller");
            } else {
                fxml.compare(controller);
            }
        }
        return fxml.found;
    }

    /// The bundle keys that the layout uses.
    static Set<String> keys(SourceFile file) {
        var fxml = new Fxml(file);
        Element root = fxml.root();
        if (root != null) {
            fxml.walk(root);
        }
        return fxml.keys;
    }

    private @Nullable Element root() {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(file.text()))).getDocumentElement();
        } catch (SAXException e) {
            tell("is no XML: " + e.getMessage());
            return null;
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void walk(Element element) {
        if (element.getTagName().equals("fx:script")) {
            tell("has a script; code belongs in the view");
        }
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            attribute(element, (Attr) attributes.item(i));
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child) {
                case Element inner -> walk(inner);
                case Text text when !text.getData().isBlank() -> words(element.getTagName(), text.getData());
                default -> {}
            }
        }
    }

    private void attribute(Element element, Attr attribute) {
        String name = attribute.getName();
        String value = attribute.getValue();
        String where = element.getTagName() + " " + name + "=\"" + value + "\"";
        if (name.equals("style")) {
            tell("has an inline style, use a style class: " + where);
        } else if (name.equals("fx:id") && KEPT.contains(value)) {
            tell("has an fx:id that the loader keeps for itself and overwrites: " + where);
        } else if (name.equals("fx:id")) {
            ids.add(value);
        } else if (HANDLER.matcher(name).matches()) {
            if (value.startsWith("#")) {
                handlers.add(value.substring(1));
            } else {
                tell("has a script in a handler: " + where);
            }
        } else if (value.startsWith("%")) {
            keys.add(value.substring(1));
        } else if (TEXT.matcher(name).matches() && !value.isEmpty() && !value.startsWith("$")) {
            tell("has literal text, name a bundle key with %: " + where);
        }
    }

    private void words(String tag, String text) {
        String words = text.strip();
        if (words.startsWith("%")) {
            keys.add(words.substring(1));
        } else if (!words.startsWith("$") && words.chars().anyMatch(Character::isLetter)) {
            tell("has literal text, name a bundle key with %: <" + tag + "> " + words);
        }
    }

    /// The view has a field for each id and a method for each handler, and for each @FXML field there is an id.
    private void compare(String controller) {
        Class<?> view;
        try {
            view = Class.forName(controller, false, Fxml.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            tell("names a controller that is not there: " + controller);
            return;
        }
        Set<String> fields = names(view.getDeclaredFields());
        Set<String> methods = names(view.getDeclaredMethods());
        ids.stream().filter(id -> !fields.contains(id) && !fields.contains(id + "Controller"))
                .forEach(id -> tell("fx:id " + id + " has no @FXML field in " + controller));
        handlers.stream().filter(handler -> !methods.contains(handler))
                .forEach(handler -> tell("handler #" + handler + " has no @FXML method in " + controller));
        fields.stream().map(field -> field.replaceFirst("(?<=.)Controller$", ""))
                .filter(field -> !ids.contains(field) && !KEPT.contains(field))
                .forEach(field -> tell("@FXML field " + field + " of " + controller + " has no fx:id here"));
    }

    private static Set<String> names(AnnotatedElement[] members) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(members).filter(member -> member.isAnnotationPresent(FXML.class))
                .map(member -> member instanceof Field field ? field.getName()
                        : ((java.lang.reflect.Method) member).getName())
                .map(Objects::requireNonNull)
                .forEach(names::add);
        return names;
    }

    private void tell(String what) {
        found.add(file.path() + ": " + what);
    }
}
