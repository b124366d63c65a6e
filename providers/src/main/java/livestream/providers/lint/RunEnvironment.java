package livestream.providers.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a run takes place. Of the environment only the name of a variable is kept: what variables hold may be secret.
 *
 * @param server the variable by which a CI server shows; empty where a person runs it, and where nothing has to last
 */
public record RunEnvironment(Optional<String> server) {

    /** {@code CI} is what most servers set; AWS CodeBuild, Jenkins, TeamCity and Azure Pipelines set one of their own. */
    private static final List<String> SERVERS =
            List.of("CI", "CODEBUILD_BUILD_ID", "JENKINS_URL", "TEAMCITY_VERSION", "TF_BUILD");

    private static final Set<String> NO = Set.of("", "false", "0");

    /** Nothing is known, or nothing has to last. */
    public static RunEnvironment none() {
        return new RunEnvironment(Optional.empty());
    }

    /** What the variables of a process say. */
    public static RunEnvironment of(Map<String, String> environment) {
        return new RunEnvironment(SERVERS.stream()
                .filter(name -> !NO.contains(environment.getOrDefault(name, "")))
                .findFirst());
    }
}
