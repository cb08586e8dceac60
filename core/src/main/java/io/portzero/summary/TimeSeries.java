package io.portzero.summary;
public final class TimeSeries { TimeSeries(int c,int m){} void count(long n,int c){} void merge(TimeSeries o){} void clear(){} }
