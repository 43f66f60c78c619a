package tracer.neo4j;

import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import tracer.problem.StoreDown;

/** Says what a complaint of the database means and what to do about it. */
final class StoreProblems {
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
            default ->
                    isDiskFull(e)
                            ? "The graph store's disk is full. Free some space and run the same command again; it continues where it stopped. It said: "
                                    + said
                            : "The graph store could not do that; nothing of this step was stored. Its log says more. It said: "
                                    + said;
        };
    }

    private static boolean isDiskFull(Neo4jException e) {
        String text = e.code() + " " + e.getMessage();
        return text.contains("OutOfDiskSpace")
                || text.contains("No space left on device")
                || text.contains("disk space");
    }
}
