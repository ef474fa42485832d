/**
 * The exit code after a defect: an exception that no code expected.
 * A refusal to start (a bad setting, a port in use, a wrong key) exits with 1, and a requested stop with 130.
 *
 * Source: EX_SOFTWARE of sysexits.h.
 */
export const defectExitCode = 70

/** How a process ended: with a code, or by a signal. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** Whether a signal or a defect ended the process. Another start may help then. A refusal to start would repeat. */
export const isCrash = ({ code, signal }: Ending): boolean => signal !== null || code === defectExitCode
