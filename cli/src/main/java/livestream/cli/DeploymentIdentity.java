package livestream.cli;

import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.StateSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about, whether it reads a file or carries out a plan that was made of one.
 *
 * @param name the name in the file
 * @param environment the environment that was laid over it; null for none
 * @param region of the media services; null when there is none
 * @param state where its state is kept
 * @param place where the file says so
 */
public record DeploymentIdentity(
        String name, @Nullable String environment, @Nullable String region, StateSettings state, KeySpans place) {

    static DeploymentIdentity of(Livestream livestream) {
        return new DeploymentIdentity(
                livestream.name(),
                livestream.environment(),
                livestream.region(),
                livestream.state(),
                livestream.place());
    }

    /** What its state is called: the file's name, and the environment's, for each has a state of its own. */
    public String stateName() {
        return environment == null ? name : name + "." + environment;
    }
}
