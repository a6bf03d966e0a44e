package crossdock.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Colours stand in the two token files only; everything else names a token.
final class Css {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b(?![^{]*\\{)|\\b(rgba?|hsba?|hsla?)\\s*\\("
                    + "|[\\w-]*(fill|color|stroke|effect)[\\w-]*\\s*:[^;]*(?<![-\\w])"
                    + "(white|black|red|green|blue|gr[ae]y|orange|yellow|purple|gold)(?![-\\w])(?=[^;{]*;)");

    private Css() {}

    static List<String> findings(SourceFile file) {
        List<String> found = new ArrayList<>();
        var comment = COMMENT.matcher(file.text());
        while (comment.find()) {
            if (comment.group().matches("(?s).*(^|\\s)-[\\w-]+\\s*:\\s*[^;\\n]+;.*")) {
                tell(found, file, comment.start(), "code in a comment");
            }
        }
        if (!file.name().matches("tokens-\\w+\\.css")) {
            var colour = COLOUR.matcher(blank(file.text()));
            while (colour.find()) {
                String what = colour.group().replaceFirst("^.*:\\s*", "");
                tell(found, file, colour.start(), "colour " + what + ", colours stand in tokens-*.css only");
            }
        }
        return found;
    }

    /// Comments blanked, so that places stay the same.
    private static String blank(String text) {
        return COMMENT.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
    }

    private static void tell(List<String> found, SourceFile file, int at, String what) {
        found.add(file.path() + ":" + file.lineAt(at) + ": " + what);
    }
}
