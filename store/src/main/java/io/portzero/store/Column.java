package io.portzero.store;

/// A column of a table.
///
/// @param group the structure that holds it, in which its neighbours of the same group are too;
///   empty for a column of the table itself
/// @param name the name within its group
public record Column(String group, String name, ColumnType type) {}
