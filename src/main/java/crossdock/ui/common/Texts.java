package crossdock.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every text people read, by key `screen.element.role`, from one properties file per area under `i18n`. A text with
/// arguments is a MessageFormat pattern (double its apostrophes); one without is taken as it stands.
public final class Texts {
    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
    private static final List<String> AREAS = List.of(
            "common", "shell", "settings", "table", "stock", "orders", "today", "channels", "routing", "refusal",
            "error", "explain", "start");

    private static final Pattern SILENCE = Pattern.compile("(.+) \\[([a-z-]+)]");

    private final Locale locale;
    private final Bundle bundle;

    private Texts(Locale locale, Bundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    /// For tests: a missing key throws.
    public static Texts strict(Locale locale) {
        return new Texts(locale, new Bundle(read(), false));
    }

    /// For people: a missing key is shown as it stands and logged.
    public static Texts lenient(Locale locale) {
        return new Texts(locale, new Bundle(read(), true));
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    /// Fills `{0}`, `{1}`; whole numbers are grouped as the locale groups them.
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /// A business refusal in the words of `refusal.<code>`; what a channel said among its arguments is worded too.
    public String refusal(String code, List<String> args) {
        return get("refusal." + code, args.stream().map(this::trouble).toArray());
    }

    /// Trouble with a channel as it was kept: where no answer came, `shop.example [refused]`, a sentence of what that
    /// means and what to do; the channel's own words as they are.
    public String trouble(String kept) {
        Matcher silence = SILENCE.matcher(kept);
        String key = silence.matches() ? "error.silence." + silence.group(2) : "";
        return has(key) ? get(key, silence.group(1)) : kept;
    }

    public boolean has(String key) {
        return bundle.texts.containsKey(key);
    }

    public Locale locale() {
        return locale;
    }

    /// For FXML.
    public ResourceBundle bundle() {
        return bundle;
    }

    private static Map<String, String> read() {
        var texts = new TreeMap<String, String>();
        for (String area : AREAS) {
            for (var text : read(area).entrySet()) {
                String key = (String) text.getKey();
                if (texts.put(key, (String) text.getValue()) != null) {
                    throw new IllegalStateException("the text " + key + " stands in two files, one is " + area);
                }
            }
        }
        return texts;
    }

    private static Properties read(String area) {
        String file = "/i18n/" + area + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the file of texts " + file + " is not on the class path");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static final class Bundle extends ResourceBundle {
        private final Map<String, String> texts;
        private final boolean lenient;

        Bundle(Map<String, String> texts, boolean lenient) {
            this.texts = texts;
            this.lenient = lenient;
        }

        @Override
        protected Object handleGetObject(String key) {
            @Nullable String text = texts.get(key);
            if (text != null) {
                return text;
            }
            if (!lenient) {
                throw new MissingResourceException("no text for " + key, "i18n", key);
            }
            LOG.warn("no text for {}", key);
            return key;
        }

        @Override
        public boolean containsKey(String key) {
            return lenient || texts.containsKey(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.keySet());
        }
    }
}
