package crossdock.channel.woocommerce;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// HTML entities in titles: WordPress stores and sends `Ship Your Idea &ndash; Color`.
final class Entities {
    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});");

    /// Those that WordPress writes (wptexturize, esc_html) or editors commonly type.
    private static final Map<String, String> NAMED =
            Map.ofEntries(
                    Map.entry("amp", "&"),
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("quot", "\""),
                    Map.entry("apos", "'"),
                    Map.entry("nbsp", "\u00a0"),
                    Map.entry("ndash", "–"),
                    Map.entry("mdash", "—"),
                    Map.entry("hellip", "…"),
                    Map.entry("lsquo", "‘"),
                    Map.entry("rsquo", "’"),
                    Map.entry("ldquo", "“"),
                    Map.entry("rdquo", "”"),
                    Map.entry("bdquo", "„"),
                    Map.entry("laquo", "«"),
                    Map.entry("raquo", "»"),
                    Map.entry("times", "×"),
                    Map.entry("deg", "°"),
                    Map.entry("reg", "®"),
                    Map.entry("copy", "©"),
                    Map.entry("trade", "™"),
                    Map.entry("euro", "€"),
                    Map.entry("pound", "£"),
                    Map.entry("middot", "·"),
                    Map.entry("bull", "•"),
                    Map.entry("frac", "⁄"),
                    Map.entry("half", "½"),
                    Map.entry("szlig", "ß"),
                    Map.entry("auml", "ä"),
                    Map.entry("ouml", "ö"),
                    Map.entry("uuml", "ü"),
                    Map.entry("eacute", "é"),
                    Map.entry("egrave", "è"),
                    Map.entry("agrave", "à"),
                    Map.entry("ccedil", "ç"),
                    Map.entry("ntilde", "ñ"));

    private Entities() {}

    /// The text as people read it. Unknown entities stay as they are.
    static String decode(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                decoded(found.group(), found.group(1))));
    }

    private static String decoded(String whole, String name) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, whole);
        }
        boolean isHex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int point =
                isHex
                        ? Integer.parseInt(name.substring(2), 16)
                        : Integer.parseInt(name.substring(1));
        boolean isText =
                Character.isValidCodePoint(point)
                        && point >= 32
                        && !(point >= 0xD800 && point <= 0xDFFF);
        return isText ? Character.toString(point) : whole;
    }
}
