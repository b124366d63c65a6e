package livestream.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.golden.Golden;
import livestream.providers.lint.rules.Rules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

/**
 * docs/maintainers/refusals.md has a row for each error that the SDK's model gives an operation that is called, what it names is
 * there, and it counts right. Errors that a model leaves out, as S3's leaves out most, stand there by hand.
 */
class RefusalListTest {
    private static final Path PAGE = Golden.root().resolve("docs/maintainers/refusals.md");
    private static final List<String> MODULES = List.of("schema", "state", "engine", "simulator", "providers", "cli");

    /** A heading such as {@code ## S3}, named like the client. */
    private static final Pattern SERVICE = Pattern.compile("## (\\w[\\w ]*)");

    private static final Pattern ROW =
            Pattern.compile("\\| ([^|]+) \\| (`\\w+`(?:, `\\w+`)*) \\| ([^|]+) \\| (\\w[\\w ]+): ([^|]+) \\|");
    private static final Pattern COUNT =
            Pattern.compile("\\| ([\\w ]+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+Test)(?:#(\\w+))?");
    private static final Pattern FOLDER = Pattern.compile("(errors|findings|lint|lives|reports)/\\S+");
    private static final Pattern RULE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final List<String> ANSWERS = List.of("Said", "Cannot be known", "Cannot happen", "Not yet");

    private static final List<Row> ROWS = new ArrayList<>();

    /** The errors of each operation that is called, by the name of its service. */
    private static final Map<String, Map<String, SortedSet<String>>> CALLED = new TreeMap<>();

    /** What a test class says, by its name. */
    private static final Map<String, String> TESTS = new HashMap<>();

    /** @param words the rest of the answer */
    private record Row(String service, List<String> operations, List<String> codes, String answer, String words) {
        boolean isOf(String operation) {
            return operations.stream()
                    .anyMatch(listed -> listed.equals("every")
                            || operation.matches(listed.replace("`", "").replace("*", ".*")));
        }

        boolean has(String code) {
            return codes.stream().anyMatch(listed -> bare(listed).equals(bare(code)));
        }

        List<String> named() {
            return NAMED.matcher(words).results().map(found -> found.group(1)).toList();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        if (ROWS.isEmpty()) {
            readRows();
            readCalls();
            readTests();
        }
    }

    private static void readRows() throws IOException {
        String service = "";
        for (String line : Files.readAllLines(PAGE)) {
            Matcher heading = SERVICE.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                service = heading.group(1);
            } else if (row.matches()) {
                ROWS.add(new Row(
                        service,
                        List.of(row.group(1).split(", ")),
                        List.of(row.group(2).replace("`", "").split(", ")),
                        row.group(4),
                        row.group(5)));
            } else if (!service.isEmpty() && line.startsWith("| ")) {
                assertThat(line).as("a row that has another form").matches("\\| (operations|---) \\|.*");
            }
        }
    }

    private static void readCalls() {
        for (JavaClass caller : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("livestream.providers")) {
            caller.getAccessesFromSelf().forEach(access -> {
                Class<?> owner = client(access.getTargetOwner().getName());
                if (owner != null) {
                    String service = owner.getSimpleName().replaceFirst("Client$", "");
                    errors(owner, access.getTarget().getName())
                            .forEach((operation, errors) -> CALLED.computeIfAbsent(service, any -> new TreeMap<>())
                                    .put(operation, errors));
                }
            });
        }
    }

    /** The client of a service; null where it is something else. */
    private static Class<?> client(String name) {
        if (!name.matches("software\\.amazon\\.awssdk\\.services\\.\\w+\\.\\w+Client")) {
            return null;
        }
        try {
            Class<?> found = Class.forName(name, false, RefusalListTest.class.getClassLoader());
            return SdkClient.class.isAssignableFrom(found) ? found : null;
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The operation behind a method, of which there are several forms, by the class of its request. */
    private static Map<String, SortedSet<String>> errors(Class<?> client, String name) {
        Map<String, SortedSet<String>> found = new LinkedHashMap<>();
        for (Method method : client.getMethods()) {
            Class<?>[] given = method.getParameterTypes();
            if (method.getName().equals(name)
                    && given.length > 0
                    && given[0].getSimpleName().endsWith("Request")) {
                SortedSet<String> errors = found.computeIfAbsent(
                        given[0].getSimpleName().replaceFirst("Request$", ""), any -> new TreeSet<>());
                Arrays.stream(method.getExceptionTypes())
                        .filter(AwsServiceException.class::isAssignableFrom)
                        // The one of all services, and the one of all errors of a service.
                        .filter(error -> error != AwsServiceException.class
                                && error.getSuperclass() != AwsServiceException.class)
                        .forEach(error -> errors.add(error.getSimpleName()));
            }
        }
        return found;
    }

    private static void readTests() throws IOException {
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Golden.root().resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    TESTS.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
    }

    /** A code as AWS spells it and the class that the SDK makes of it are one: {@code InvalidTTLOrder}. */
    private static String bare(String code) {
        return code.replaceFirst("Exception$", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void everyErrorOfEveryCallHasARow() {
        List<String> missing = new ArrayList<>();
        CALLED.forEach((service, operations) -> operations.forEach((operation, errors) -> errors.stream()
                .filter(error -> ROWS.stream()
                        .noneMatch(row -> row.service().equals(service) && row.isOf(operation) && row.has(error)))
                .forEach(error -> missing.add(service + " " + operation + " " + error))));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyServiceThatIsCalledHasAPart() {
        assertThat(ROWS.stream().map(Row::service).distinct()).containsExactlyInAnyOrderElementsOf(CALLED.keySet());
    }

    @Test
    void noRowIsOfAnOperationThatNobodyCalls() {
        List<String> idle = new ArrayList<>();
        for (Row row : ROWS) {
            for (String operation : row.operations()) {
                Row alone = new Row(row.service(), List.of(operation), row.codes(), row.answer(), row.words());
                if (CALLED.getOrDefault(row.service(), Map.of()).keySet().stream()
                        .noneMatch(alone::isOf)) {
                    idle.add(row.service() + " " + operation);
                }
            }
        }
        assertThat(idle).isEmpty();
    }

    @Test
    void whatIsNamedIsThere() {
        List<String> missing = new ArrayList<>();
        ROWS.forEach(row -> row.named().stream()
                .filter(name -> isProof(name) && !isThere(name))
                .forEach(name -> missing.add(row.service() + " " + row.codes() + " " + name)));
        assertThat(missing).isEmpty();
    }

    @Test
    void whatIsSaidIsHeldByARuleOrATest() {
        assertThat(ROWS).filteredOn(row -> row.answer().equals("Said")).allSatisfy(row -> assertThat(row.named())
                .as(row.service() + " " + row.codes())
                .anyMatch(RefusalListTest::isProof));
    }

    @Test
    void theCountsAreThoseOfTheRows() throws IOException {
        Map<String, List<Long>> counted = new LinkedHashMap<>();
        CALLED.keySet().forEach(service -> counted.put(service, counts(service)));
        counted.put("All", counts(""));
        Map<String, List<Long>> told = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher count = COUNT.matcher(line);
            if (count.matches()) {
                told.put(
                        count.group(1),
                        Stream.of(2, 3, 4, 5)
                                .map(group -> Long.valueOf(count.group(group)))
                                .toList());
            }
        }
        assertThat(told).containsExactlyInAnyOrderEntriesOf(counted);
    }

    /** @param service empty for all */
    private static List<Long> counts(String service) {
        assertThat(ROWS).allSatisfy(row -> assertThat(row.answer()).isIn(ANSWERS));
        return ANSWERS.stream()
                .map(answer -> ROWS.stream()
                        .filter(row -> service.isEmpty() || row.service().equals(service))
                        .filter(row -> row.answer().equals(answer))
                        .count())
                .toList();
    }

    private static boolean isProof(String name) {
        return TEST.matcher(name).matches()
                || FOLDER.matcher(name).matches()
                || RULE.matcher(name).matches();
    }

    private static boolean isThere(String name) {
        Matcher test = TEST.matcher(name);
        if (test.matches()) {
            String text = TESTS.getOrDefault(test.group(1), "");
            String method = test.group(2);
            return method == null
                    ? !text.isEmpty()
                    : Pattern.compile("(void|Stream<DynamicTest>) " + method + "\\(")
                            .matcher(text)
                            .find();
        } else if (FOLDER.matcher(name).matches()) {
            return MODULES.stream()
                    .anyMatch(module -> Files.exists(Golden.root()
                            .resolve(module)
                            .resolve("src/test/resources")
                            .resolve(name)));
        }
        return Rules.BOOK.explanation(name).isPresent() || isThere("errors/" + name) || isThere("findings/" + name);
    }
}
