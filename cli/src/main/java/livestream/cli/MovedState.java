package livestream.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import livestream.cli.KnownPlaces.Known;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.store.JournaledStore;

/** Whether a state was left behind where it was kept before the file named another place: to go on would make all of it twice. */
final class MovedState {
    private static final String BY_HAND =
            "write `state` as it was, `livestream state pull > moved.json`, write it as it shall be,"
                    + " `livestream state push moved.json`";

    private final DeploymentIdentity deployment;
    private final String location;
    private final Path local;
    private final KnownPlaces places;

    /**
     * @param location where the file says that its state is
     * @param local where it is when the file says nothing
     */
    MovedState(DeploymentIdentity deployment, String location, Path local, KnownPlaces places) {
        this.deployment = deployment;
        this.location = location;
        this.local = local;
        this.places = places;
    }

    /** What there is to say; when that is nothing, the state is known to be here from now on. */
    Optional<Diagnostic> left(State here) {
        Optional<Known> known = places.of(deployment.stateName())
                .filter(other -> !other.location().equals(location));
        Optional<Diagnostic> left =
                known.isPresent() ? left(here, known.get()) : here.isEmpty() ? besideIt() : Optional.empty();
        if (left.isEmpty()) {
            note(here, false);
        }
        return left;
    }

    /**
     * The state is known to be here from now on.
     *
     * @param changing whether a run begins to change it
     */
    void note(State here, boolean changing) {
        if (deployment.state().isShared() || places.exist()) {
            places.keep(deployment.stateName(), new Known(location, here, changing));
        }
    }

    private Optional<Diagnostic> left(State here, Known known) {
        boolean older = here.lineage().equals(known.lineage()) && here.serial() < known.serial();
        if (here.isEmpty() && known.location().equals(local.toString()) && Files.exists(local)) {
            return besideIt();
        } else if (known.resources() == 0 && !known.changing() || !here.isEmpty() && !older) {
            return Optional.empty();
        }
        String held = known.changing() ? ", where a run was changing it" : " with " + resources(known.resources());
        String found = older ? "is older, with serial " + here.serial() + " and not " + known.serial() : "has none";
        return Optional.of(error("The state of this file was in `" + known.location() + "`" + held + ", and `"
                        + location + "` " + found + ".")
                .help("to move it, " + BY_HAND
                        + ". To begin without it, delete `.livestream/places.json`. Nothing was changed."));
    }

    /** In the folder beside the file, where it was before it was shared. */
    private Optional<Diagnostic> besideIt() {
        if (!deployment.state().isShared() || !Files.exists(local)) {
            return Optional.empty();
        }
        try {
            int resources = JournaledStore.ofFile(local)
                    .load(new Diagnostics())
                    .resources()
                    .size();
            return resources == 0 ? Optional.empty() : Optional.of(beside(resources(resources)));
        } catch (Diagnostics.Stopped encrypted) {
            return Optional.of(error("The state of this file is in `" + local + "`, and `" + location + "` has none.")
                    .help("to move it, " + BY_HAND + ". Nothing was changed."));
        }
    }

    private Diagnostic beside(String resources) {
        return error("The state of this file is in `" + local + "` with " + resources + ", and `" + location
                        + "` has none.")
                .help("`livestream state push " + local
                        + "` puts it there. To begin without it, move that file away. Nothing was" + " changed.");
    }

    private Diagnostic error(String message) {
        return Diagnostic.error("state-elsewhere", message)
                .at(deployment.place().of(deployment.state().isShared() ? "state" : "name"));
    }

    private static String resources(int count) {
        return count == 1 ? "1 resource" : count + " resources";
    }
}
