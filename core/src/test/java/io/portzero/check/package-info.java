/// Holds the whole of core to account: against the slow reference of the testkit, against itself
/// read in other ways, against damaged and random input.
package io.portzero.check;
