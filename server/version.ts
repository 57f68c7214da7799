// Our own version, as in package.json (a test compares them): reading that file at run time would bundle all of it.
export const version = '0.1.0';
