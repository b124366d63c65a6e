package livestream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.RegularFile;
import livestream.state.store.JournaledStore;

/**
 * What is recorded beside a state that holds nothing: of an environment that this run leaves out, or of a file that was
 * renamed. A name is in the names of all that it stands for and cannot change, so a renamed file would make everything a second
 * time and leave the first to nobody.
 *
 * @param file that this run is about
 * @param folder where states are
 */
record OtherStates(DeploymentIdentity deployment, Path file, Path folder) {

    /** Adds what there is to say of them. */
    void find(Diagnostics diagnostics) {
        try (Stream<Path> states = Files.list(folder)) {
            states.filter(state -> state.toString().endsWith(".json"))
                    .sorted()
                    .forEach(state -> find(state, diagnostics));
        } catch (IOException none) {
            // Without such a folder there are no others.
            return;
        }
    }

    private void find(Path state, Diagnostics diagnostics) {
        String other = state.getFileName().toString().replaceFirst("\\.json$", "");
        int resources = resources(state);
        if (resources == 0 || other.equals(deployment.stateName())) {
            return;
        }
        boolean sibling =
                other.startsWith(deployment.name() + ".") || deployment.name().equals(other);
        if (sibling && deployment.environment() == null) {
            diagnostics.add(Diagnostic.warning(
                            "other-environment",
                            "This run has no environment, and what was applied as `" + other + "` has " + resources
                                    + " resources.")
                    .at(deployment.place().of("name"))
                    .help("if that is what you mean, add `--env "
                            + other.substring(deployment.name().length() + 1)
                            + "`: without an environment everything is made a second time."));
        } else if (!sibling && !isOfAnotherFile(other.replaceFirst("\\..*", ""))) {
            diagnostics.add(renamed(state, other, resources));
        }
    }

    private Diagnostic renamed(Path state, String other, int resources) {
        String old = other.replaceFirst("\\..*", "");
        return Diagnostic.error(
                        "renamed-file",
                        "What was applied here as `" + other + "` has " + resources
                                + " resources, and no file of this folder has that name any more.")
                .at(deployment.place().of("name"))
                .note("state", state.toString())
                .help("put `name: " + old
                        + "` back: the name of a delivery cannot change once it is applied. For a second"
                        + " delivery, write a second file. To end the first, put its name back and run `livestream destroy`;"
                        + " if it is gone from AWS already, delete its state.");
    }

    /**
     * What to print where nothing is applied: it may have been applied with other options.
     *
     * @param simulated where states of simulated runs are; empty in a simulated run
     */
    String nothingApplied(Optional<Path> simulated) {
        Stream<String> simulation = simulated
                .filter(states -> new OtherStates(deployment, file, states).isApplied(deployment.stateName()))
                .map(states -> "`--simulate`")
                .stream();
        String ways = Stream.concat(simulation, environments().stream().map(name -> "`--env " + name + "`"))
                .collect(Collectors.joining(" and "));
        return "Nothing is applied yet" + (ways.isEmpty() ? "." : ", except with " + ways + ".");
    }

    /** The environments of this name in which something is applied. */
    private List<String> environments() {
        try (Stream<Path> states = Files.list(folder)) {
            return states.map(state -> state.getFileName().toString())
                    .filter(name -> name.startsWith(deployment.name() + ".") && name.endsWith(".json"))
                    .map(name -> name.substring(deployment.name().length(), name.length() - ".json".length()))
                    .filter(rest ->
                            rest.matches("\\.[a-z0-9-]+") && !rest.substring(1).equals(deployment.environment()))
                    .map(rest -> rest.substring(1))
                    .filter(environment -> isApplied(deployment.name() + "." + environment))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Whether a state of this name is there and holds something. */
    private boolean isApplied(String name) {
        Path state = folder.resolve(name + ".json");
        return Files.exists(state) && resources(state) > 0;
    }

    /** A damaged state of another file is that file's business. */
    private static int resources(Path state) {
        try {
            return JournaledStore.ofFile(state)
                    .load(new Diagnostics())
                    .resources()
                    .size();
        } catch (Diagnostics.Stopped unreadable) {
            return 0;
        }
    }

    private boolean isOfAnotherFile(String name) {
        Pattern named = Pattern.compile(
                "(?m)^\\{?\\s*[\"']?name[\"']?\\s*:\\s*[\"']?" + Pattern.quote(name) + "[\"']?\\s*(,.*|#.*)?$");
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            List<Path> others = files.filter(other -> other.toString().matches(".*\\.ya?ml"))
                    .filter(other -> !other.getFileName().equals(file.getFileName()))
                    .toList();
            for (Path other : others) {
                if (named.matcher(RegularFile.text(other)).find()) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            // Whoever cannot be asked may have that name.
            return true;
        }
    }
}
