package livestream.simulator.shape;

import java.util.List;
import java.util.Optional;

/** A structure of an AWS message: its members in the order in which AWS writes them. */
public record Shape(String name, List<Member> members) {

    /** One member; required means required by the published model, services may require more. */
    public record Member(String name, boolean required, Type type) {}

    /** A member by its name. */
    public Optional<Member> member(String memberName) {
        return members.stream().filter(m -> m.name().equals(memberName)).findFirst();
    }
}
