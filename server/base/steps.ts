// The work of a matcher, counted: what a test holds to a bound, whatever the machine does meanwhile.
export interface Steps {
  taken: number;
}
