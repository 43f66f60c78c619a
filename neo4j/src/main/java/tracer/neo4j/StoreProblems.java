package tracer.neo4j;

import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import tracer.problem.StoreDown;

/** Says what a complaint of the database means and what to do about it. */
final class StoreProblems {
    /** What a server says whose log cannot be written; seen on a disk of 8 MB. */
    private static final String LOG_NOT_WRITTEN =
            "Neo.DatabaseError.Transaction.TransactionLogError";

    /** What it says from then on. */
    private static final String NEEDS_RESTART =
            "Neo.DatabaseError.Transaction.TransactionStartFailed";

    /** What it says if its recovery failed. */
    private static final String UNAVAILABLE = "Neo.TransientError.General.DatabaseUnavailable";

    private StoreProblems() {}

    static StoreDown of(Neo4jException e) {
        return new StoreDown(sentence(e), e);
    }

    private static String sentence(Neo4jException e) {
        String said = "%s (%s)".formatted(e.getMessage(), e.code());
        return switch (e) {
            case AuthenticationException _ ->
                    "The graph store refuses user or password. Check the user and the password file or variable you named. It said: "
                            + said;
            case SecurityException _ ->
                    "The graph store does not allow this user to do that; Tracer needs one who may read, write and create indexes. It said: "
                            + said;
            case ServiceUnavailableException _, SessionExpiredException _ ->
                    "The graph store does not answer. See whether it is running and whether its address is right; what it held before is still there. It said: "
                            + said;
            default -> failure(e) + " It said: " + said;
        };
    }

    private static String failure(Neo4jException e) {
        if (isDiskFull(e)) {
            return "The graph store's disk is full. Free some space and run the same command again; it continues where it stopped.";
        }
        return switch (e.code()) {
            case LOG_NOT_WRITTEN ->
                    "The graph store could not write its log: most often its disk is full, see `df -h` for the data folder. Nothing of this step was stored. Free some space, wait a minute until the store has stopped, and run the same command again; if the store does not start any more, `tracer restore` brings back a backup.";
            case NEEDS_RESTART, UNAVAILABLE ->
                    "The graph store met an error earlier, such as a full disk, and must start anew. Wait a minute until it has stopped, then run the same command again; if that fails too, its log says why, and `tracer restore` brings back a backup.";
            default ->
                    "The graph store could not do that; nothing of this step was stored. Its log says more.";
        };
    }

    private static boolean isDiskFull(Neo4jException e) {
        String text = e.code() + " " + e.getMessage();
        return text.contains("OutOfDiskSpace")
                || text.contains("No space left on device")
                || text.contains("disk space");
    }
}
