package tracer.exhibit;

import java.util.regex.Pattern;

/**
 * Text in cells of CSV. A spreadsheet runs a cell that begins with one of {@code = + - @} as a
 * formula, takes {@code 3/4} for a date and cuts long numbers after 15 digits; quotes do not keep
 * it from that. Such a cell is written with an apostrophe in front, and so is one that begins with
 * an apostrophe itself: whoever strips one leading apostrophe has the text back.
 */
final class CsvText {
    static final String HOW_TO_READ =
            """
            How to read the tables

            transactions.csv, addresses.csv, parties.csv (entities and labels) are the nodes; edges.csv
            ties them together by their ids. UTF-8, comma, quotes doubled (RFC 4180), first line headings.

            Evidence: fact (on chain), claimed (a source says so), convention (computed by a named rule;
            another rule gives another number), inference (a heuristic), label (somebody's statement).
            The column 'evidence' is of the edge or node itself; a traced amount is always a convention.

            Amounts are exact: whole numbers of the base unit (satoshi, wei), or a fraction n/d. An empty
            amount is unknown or does not apply; it is never zero. Times are what the miner stamped, UTC.

            An apostrophe in front: a cell that a spreadsheet would run as a formula (it begins with
            = + - @, perhaps after blanks or invisible characters), take for a date (n/d) or round (more
            than 15 digits) is written with one apostrophe before it. So is a cell that begins with an
            apostrophe. Programs: strip one leading apostrophe. Spreadsheets: import all columns as text,
            and do not add up amounts there.
            """;

    private static final int SAFE_DIGITS = 15;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{" + (SAFE_DIGITS + 1) + ",}");
    private static final Pattern FRACTION = Pattern.compile("\\d+/\\d+");
    private static final String STARTS_FORMULA =
            "=+-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b";

    private CsvText() {}

    /** A cell that no spreadsheet changes or runs. */
    static String guarded(String text) {
        return needsGuard(text) ? "'" + text : text;
    }

    private static boolean needsGuard(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.charAt(0) == '\''
                || LONG_NUMBER.matcher(text).matches()
                || FRACTION.matcher(text).matches()) {
            return true;
        }
        int first = 0;
        while (first < text.length() && isPassedOver(text.charAt(first))) {
            first++;
        }
        return first < text.length() && STARTS_FORMULA.indexOf(text.charAt(first)) >= 0;
    }

    /** Blanks, control characters and invisible ones, which a reader may drop. */
    private static boolean isPassedOver(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || c == '"';
    }

    /** Between quotes where it must be. */
    static String quoted(String cell) {
        boolean plain =
                cell.chars()
                        .noneMatch(c ->
                                c == '"' || c == ',' || c == '\n' || c == '\r' || c == ';'
                                        || c == '\t');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** For a file of lines. */
    static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
