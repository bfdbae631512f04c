using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Node.Ports;
namespace Aurigraph.Simulation.Memory;
internal sealed class ContainerMemory {
  readonly long _limit; readonly long[][] _acc; long _total; long[] _peakC; long _peak; readonly long[] _peakN; readonly long[][] _peakNA; readonly bool _kill; bool _passed;
  public event Action? LimitPassed;
  public ContainerMemory(Container d, MemoryLimitAction a){ _limit=d.Memory.Bytes; _kill=a==MemoryLimitAction.Kill; int n=d.Nodes.Count; _acc=[..Enumerable.Range(0,n).Select(_=>new long[7])]; _peakN=new long[n]; _peakNA=[..Enumerable.Range(0,n).Select(_=>new long[7])]; _peakC=new long[7];
   for(int i=0;i<n;i++){ Add(i,6,(d.RuntimeBase.Bytes+d.ThreadStack.Bytes*d.Threads)*d.Processes/n); Add(i,3,d.StateCache.Bytes*d.Processes/n); Add(i,4,d.WriteBuffer.Bytes*d.WriteBuffers*d.Processes/n);} }
  void Add(int n,int a,long b){ _acc[n][a]+=b; _total+=b; if(_total>_peak){_peak=_total; for(int j=0;j<7;j++){ long s=0; foreach(var x in _acc)s+=x[j]; _peakC[j]=s; } } long t=0; foreach(var v in _acc[n])t+=v; if(t>_peakN[n]){_peakN[n]=t; _acc[n].CopyTo(_peakNA[n],0);} }
  public IMemoryPort PortOf(int n)=>new P(this,n);
  public void Clear(int n){ for(int a=0;a<7;a++) if(a is not (3 or 4 or 6)){ _total-=_acc[n][a]; _acc[n][a]=0; } }
  static MemoryByAccount M(long[] a)=>new(a[0],a[1],a[2],a[3],a[4],a[5],a[6]);
  public MemoryByAccount NodePeak(int n)=>M(_peakNA[n]); public MemoryByAccount Peak=>M(_peakC);
  sealed class P(ContainerMemory m,int n):IMemoryPort{ public bool TryTake(MemoryAccount a,long b){ if(m._total+b>m._limit){ if(m._kill&&!m._passed){m._passed=true; m.LimitPassed?.Invoke();} return false;} m.Add(n,(int)a,b); return true;} public void Release(MemoryAccount a,long b){ m._acc[n][(int)a]-=b; m._total-=b; } }
}
