package io.portzero.summary;
public final class HeavyHitters { HeavyHitters(int c){} void add(long h,long a,long b,long c){} void merge(HeavyHitters o){} }
