package livestream.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.schema.Value;

/**
 * What a provider supplies for one kind of resource.
 *
 * <p>The contract, for every verb:
 *
 * <ul>
 *   <li>It returns as soon as AWS has answered. It does not wait for anything to settle, retry, log or keep anything; the
 *       applier does.
 *   <li>It may be called from several threads at once for different resources.
 *   <li>What AWS refuses is thrown as {@link ProviderException}, with AWS's own words.
 *   <li>Properties that it returns have the shape of the inputs that it takes: all renaming is its business.
 * </ul>
 */
public interface ResourceType {

    /** The first half of its addresses, as in {@code cloudfront_distribution}. */
    String name();

    /** What is known of the kind. */
    Facts facts();

    /**
     * What viewers notice when this difference is brought about. A kind answers by itself where its {@link Facts#impacts()}
     * cannot, because a path alone does not tell. Asks nobody, and knows references that are not filled in yet.
     *
     * @param before all that AWS has
     * @param after all that it should be
     */
    default Impact impact(FieldDiff diff, Value.Fields before, Value.Fields after) {
        return facts().impacts().of(diff);
    }

    /**
     * By what a thing can be found again if the answer to its create is lost: a name or id that the inputs hold, or else
     * the token, which {@link #create} then hands to AWS.
     *
     * @param token unlike that of any other create, made from the state's lineage and the address
     */
    String identity(Value.Fields inputs, String token);

    /** The id of the thing of this identity, if AWS has one. Changes nothing. */
    Optional<String> find(String identity);

    /**
     * What AWS has for each of these ids; an id without a thing is {@link Observation.Absent}. Asks for all of them in as
     * few calls as AWS allows. Changes nothing.
     */
    Map<String, Observation> observe(Collection<String> ids);

    /**
     * Makes a thing. Repeated with the same identity it makes no second one: it is refused, or returns the first.
     *
     * @param inputs without what {@link Facts#afterwards()} names, which an update will bring
     * @return what now exists, settled or not
     */
    Observation.Present create(String identity, Value.Fields inputs);

    /**
     * Changes a thing in place. What was applied last and is no longer among the inputs goes back to AWS's default; what
     * neither names stays as it is.
     *
     * @param applied the inputs that were applied last
     * @return what now exists, settled or not
     */
    Observation.Present update(String id, Value.Fields applied, Value.Fields inputs);

    /**
     * Takes one step towards the thing's absence, and returns. It is called again whenever the thing is still there and
     * settled, so that a kind that must be switched off first does that in its first step. Does nothing when it is gone.
     */
    void delete(String id);

    /** What still uses a thing, for a reader, as far as AWS tells by one question; none when it does not. Changes nothing. */
    default Collection<String> users(String id) {
        return List.of();
    }
}
