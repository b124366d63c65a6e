package livestream.state;

import java.time.Duration;

/**
 * A state as it was before an earlier run changed it.
 *
 * @param number which place it has among the backups; says nothing of its age
 * @param age since it was put there
 */
public record Backup(int number, Duration age, State state) {}
