package tracer.attribution;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes in whole files of labels and forgets nothing: what a source took back stays in the history.
 * Thread-safe; imports wait for each other.
 */
public interface LabelArchive {
    /** Labels of a file, one after another, too many to hold. */
    @FunctionalInterface
    interface Labels {
        void forEach(Consumer<Label> consumer);
    }

    /**
     * Takes in a file, all of it or nothing: nobody sees a part, and if reading its labels fails,
     * or the process ends, it is as if it had never begun. A label that is there already (all of it
     * equal) is not doubled.
     *
     * @throws tracer.problem.BadInput if a source that is to be replaced by its name never said
     *     anything: it may be misspelt, and what it said would stay in use; or if something would
     *     be withdrawn that an edition of a later day said
     */
    LabelImport.Result take(LabelImport file, Labels labels);

    /** Imports that are over, the latest first, at most so many. */
    List<LabelImport.Taken> imports(int atMost);

    /** Every statement ever made about each key, in order. Keys without any are absent. */
    Map<SubjectKey, List<LabelHistory>> history(Collection<SubjectKey> keys);

    /** What labels in use are about: keys ascending, after a cursor, at most so many. */
    List<SubjectKey> subjects(Optional<SubjectKey> after, int atMost);
}
