// The tests to look at in a JSON report of vitest, each with its file and the first line of its error.

/** The most unsteady tests of a run. With more of them the run has failed. */
export const mostUnsteady = 3

const isUnsteady = ({ status, failureMessages }) => status === "passed" && failureMessages.length > 0

const isFailed = ({ status }) => status === "failed"

const lines = (file, tests, root) =>
  tests.map(({ fullName, failureMessages }) => {
    const [error = ""] = (failureMessages[0] ?? "").split("\n", 1)
    return `${file.replace(root, "")} ${fullName}: ${error}`
  })

/** The tests that failed once and passed when they were repeated. `root` is the part of the paths that is left out. */
export const unsteadyTests = ({ testResults }, root) =>
  testResults.flatMap(({ name, assertionResults }) => lines(name, assertionResults.filter(isUnsteady), root))

/** The tests that failed. A file that failed without a failed test counts as one, for example a file that does not load. */
export const failedTests = ({ testResults }, root) =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = lines(name, assertionResults.filter(isFailed), root)
    if (failed.length > 0 || status !== "failed") return failed
    return lines(name, [{ fullName: "as a whole", failureMessages: [message ?? ""] }], root)
  })
