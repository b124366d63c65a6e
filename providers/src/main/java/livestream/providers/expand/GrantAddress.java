package livestream.providers.expand;

import java.util.function.Function;
import livestream.schema.Address;
import livestream.state.ResourceState;

/**
 * Under which address a grant is recorded. It belongs to its bucket or container, and stays where it is when another channel is the
 * first that asks for it. One on another bucket takes no earlier one's place: both are there until the distribution is deployed
 * with the new one, so that no viewer is turned away meanwhile.
 */
final class GrantAddress {
    private GrantAddress() {}

    /**
     * @param first the address where none is recorded
     * @param place where the grant is wanted, as {@code placed} gives it for what is recorded
     */
    static Address of(ExpansionContext context, Address first, String place, Function<ResourceState, String> placed) {
        return context.recorded().values().stream()
                .filter(each -> each.address().type().equals(first.type()))
                .filter(each -> placed.apply(each).equals(place))
                .map(ResourceState::address)
                .findFirst()
                .orElseGet(() -> context.recorded().containsKey(first)
                        ? new Address(first.type(), first.key() + EndpointGenerations.MARK + place)
                        : first);
    }
}
