package livestream.providers.expand;

import java.util.List;
import java.util.function.Function;
import livestream.schema.Address;
import livestream.state.Recorded;

/**
 * Under which address a grant is recorded. One on another bucket or container takes no earlier one's place: both are there until
 * the distribution is deployed with the new one, so that nobody is turned away meanwhile.
 */
final class GrantAddress {
    private GrantAddress() {}

    /**
     * @param first the address where none is recorded
     * @param place where the grant is wanted, as {@code placed} tells it of what is recorded
     */
    static Address of(Draft draft, Address first, String place, Function<Recorded, String> placed) {
        List<Recorded> recorded = draft.recorded().tailMap(first).values().stream()
                .takeWhile(each -> each.address().type().equals(first.type())
                        && each.address().key().startsWith(first.key()))
                .filter(each -> Generations.keyOf(each.address().key()).equals(first.key()))
                .toList();
        return recorded.stream()
                .filter(each -> placed.apply(each).equals(place))
                .map(Recorded::address)
                .findFirst()
                .orElseGet(
                        () -> recorded.stream().anyMatch(each -> each.address().equals(first))
                                ? new Address(first.type(), first.key() + Generations.MARK + place)
                                : first);
    }
}
