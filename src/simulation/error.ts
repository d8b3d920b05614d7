/** Why a script could not be played, and where. Lines and columns from 1. */
export interface RunError {
  readonly line: number
  readonly column: number
  readonly message: string
}
