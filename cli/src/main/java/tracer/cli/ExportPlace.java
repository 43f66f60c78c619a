package tracer.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tracer.exhibit.ExportFile;
import tracer.problem.BadInput;

/**
 * Where an export goes: one file is written as the path itself, several into it as a folder.
 *
 * @param force whether existing files may be overwritten; otherwise nothing is written if one of
 *     them is there
 */
record ExportPlace(Path path, boolean force) {
    static ExportPlace of(Path path, boolean force) {
        return new ExportPlace(path, force);
    }

    /** Writes the files and answers their paths. */
    List<Path> write(List<ExportFile> files) {
        Map<Path, ExportFile> places = places(files);
        if (!force) {
            places.keySet().stream().filter(Files::exists).findFirst().ifPresent(this::refuse);
        }
        try {
            if (files.size() > 1) {
                Files.createDirectories(path);
            }
            for (Map.Entry<Path, ExportFile> e : places.entrySet()) {
                Files.write(e.getKey(), e.getValue().content().toArray(), how());
            }
        } catch (FileAlreadyExistsException e) {
            refuse(Path.of(e.getFile()));
        } catch (IOException e) {
            throw new BadInput("cannot write to %s: %s".formatted(path, e), e);
        }
        return new ArrayList<>(places.keySet());
    }

    private Map<Path, ExportFile> places(List<ExportFile> files) {
        Map<Path, ExportFile> places = new LinkedHashMap<>();
        files.forEach(f -> places.put(files.size() == 1 ? path : path.resolve(f.name()), f));
        return places;
    }

    private void refuse(Path there) {
        throw new BadInput(
                "%s exists; give another name or --force to overwrite it".formatted(there));
    }

    private OpenOption[] how() {
        return force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    }
}
