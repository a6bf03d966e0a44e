package crossdock.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The comments of a Java file, found by walking past strings, text blocks and characters.
///
/// @param line where it starts, from 1
/// @param text with its slashes; of a block comment with its stars
record Comments(SourceFile file, int line, String text) {
    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?:[^\\\\\"]++|\\\\.|\"(?!\"\"))*+\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)+'"
                    + "|(?<comment>//[^\\n]*|/\\*.*?\\*/)",
            Pattern.DOTALL);
    private static final Pattern BANNER = Pattern.compile("[=*#~_/+-]{4,}.*|.*\\s[=*#~_/+-]{4,}");
    private static final Pattern CODE = Pattern.compile(
            "^(import|package) [\\w.]+;$|^(public|private|protected|static|final|@Override)\\b.*[;{]?$"
                    + "|^(if|for|while|switch|try|catch|return)\\b.*[;{]$|^[\\w.<>\\[\\]]+( \\w+)? ?=[^=].*;$"
                    + "|^[\\w.]+\\(.*\\);$|^[{}]+;?$|^\\} ?else.*$");

    static List<Comments> of(SourceFile file) {
        List<Comments> found = new ArrayList<>();
        var matcher = TOKEN.matcher(file.text());
        while (matcher.find()) {
            String comment = matcher.group("comment");
            if (comment != null) {
                found.add(new Comments(file, file.lineAt(matcher.start()), comment));
            }
        }
        return found;
    }

    int lines() {
        return (int) text.lines().count();
    }

    /// Banners, authors, code in comments, unfinished work and `/**` where `///` is the custom.
    static List<String> findings(SourceFile file) {
        List<String> found = new ArrayList<>();
        boolean inFence = false;
        for (Comments comment : of(file)) {
            if (comment.text.startsWith("/**")) {
                found.add(comment.at() + "documentation starts with ///, not with /**");
            }
            for (String line : comment.text.lines().toList()) {
                String words = line.replaceFirst("^\\s*(///?|/\\*\\*?|\\*/?)", "").replaceFirst("\\*/$", "").strip();
                if (words.startsWith("```")) {
                    inFence = !inFence;
                }
                if (BANNER.matcher(words).matches()) {
                    found.add(comment.at() + "a banner: " + words);
                }
                if (words.contains("@author") || words.matches("(?i)(created|written|author(ed)?) (by|:).*")) {
                    found.add(comment.at() + "an author, history knows: " + words);
                }
                boolean doc = comment.text.startsWith("///");
                if (!inFence && !doc && CODE.matcher(words).matches()) {
                    found.add(comment.at() + "code in a comment: " + words);
                }
            }
            TextRules.unfinished(new SourceFile(file.path(), comment.text)).stream()
                    .map(what -> comment.at() + what.replaceFirst("^[^ ]+ ", ""))
                    .forEach(found::add);
        }
        return found;
    }

    private String at() {
        return file.path() + ":" + line + ": ";
    }
}
