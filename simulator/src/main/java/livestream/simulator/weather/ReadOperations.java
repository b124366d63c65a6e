package livestream.simulator.weather;

import java.util.List;
import java.util.Set;

/** Which operations change nothing, told by their names. */
final class ReadOperations {

    private static final List<String> BEGINNINGS = List.of("Get", "List", "Describe", "Head", "BatchGet", "Test");

    /** Of KMS, which keeps nothing of them. */
    private static final Set<String> KEEPING_NOTHING = Set.of("Encrypt", "Decrypt", "GenerateDataKey");

    private ReadOperations() {}

    /** Whether an operation changes nothing; one that no service has changes nothing either. */
    static boolean are(String operation) {
        return BEGINNINGS.stream().anyMatch(operation::startsWith)
                || KEEPING_NOTHING.contains(operation)
                || operation.equals("Unknown");
    }
}
