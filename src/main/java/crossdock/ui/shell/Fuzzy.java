package crossdock.ui.shell;

import java.util.Locale;
import java.util.Optional;

/// Matches what was typed against a title: its letters in order, gaps allowed. Better: at the start, at starts of words,
/// in one piece, in a short title.
final class Fuzzy {
    private static final int WORD_START = 8;
    private static final int RUN = 9;
    private static final int FIRST = 6;

    private Fuzzy() {}

    /// @param score     higher is better; comparable between titles for one query
    /// @param positions of the matched letters in the title, ascending
    record Match(int score, int[] positions) {}

    static Optional<Match> match(String query, String title) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        String text = title.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || text.length() != title.length()) {
            return wanted.isEmpty() ? Optional.of(new Match(0, new int[0])) : Optional.empty();
        }
        int whole = wordAligned(text, wanted);
        if (whole >= 0) {
            int[] positions = new int[wanted.length()];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = whole + i;
            }
            return Optional.of(scored(text, positions));
        }
        return inOrder(text, wanted);
    }

    private static int wordAligned(String text, String wanted) {
        int found = text.indexOf(wanted);
        for (int at = found; at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (startsWord(text, at)) {
                return at;
            }
        }
        return found;
    }

    /// Each letter goes to the next start of a word that has it, else to its next place.
    private static Optional<Match> inOrder(String text, String wanted) {
        int[] positions = new int[wanted.length()];
        int from = 0;
        for (int i = 0; i < wanted.length(); i++) {
            int at = text.indexOf(wanted.charAt(i), from);
            if (at < 0) {
                return Optional.empty();
            }
            boolean runsOn = i > 0 && at == positions[i - 1] + 1;
            int word = runsOn ? at : nextWord(text, wanted, i, at);
            positions[i] = word;
            from = word + 1;
        }
        return Optional.of(scored(text, positions));
    }

    private static int nextWord(String text, String wanted, int letter, int otherwise) {
        for (int at = otherwise; at >= 0; at = text.indexOf(wanted.charAt(letter), at + 1)) {
            if (startsWord(text, at) && hasRest(text, wanted, letter + 1, at + 1)) {
                return at;
            }
        }
        return otherwise;
    }

    private static boolean hasRest(String text, String wanted, int letter, int from) {
        int at = from;
        for (int i = letter; i < wanted.length(); i++) {
            at = text.indexOf(wanted.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static Match scored(String text, int[] positions) {
        int score = -text.length() / 8;
        for (int i = 0; i < positions.length; i++) {
            score += positions[i] == 0 ? FIRST : 0;
            score += startsWord(text, positions[i]) ? WORD_START : 0;
            score += i > 0 && positions[i] == positions[i - 1] + 1 ? RUN : 0;
        }
        return new Match(score, positions);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
