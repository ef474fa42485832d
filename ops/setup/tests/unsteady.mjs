// The tests that failed once and passed when they were repeated.

/** The most unsteady tests of a run. With more of them the run has failed. */
export const mostUnsteady = 3

/** The unsteady tests in a JSON report of vitest, each with the first line of its error. */
export const unsteadyTests = ({ testResults }) =>
  testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0].split("\n", 1)[0]}`)
  )
