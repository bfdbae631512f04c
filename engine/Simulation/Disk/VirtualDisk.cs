using Aurigraph.Experiment;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
namespace Aurigraph.Simulation.Disk;
internal sealed record DiskUsage(VirtualTime At, Duration Busy, long WrittenBytes){ public double UtilisationSince(DiskUsage e)=> At<=e.At?0:(Busy-e.Busy).Nanoseconds/(double)(At-e.At).Nanoseconds; }
internal sealed class VirtualDisk(Kernel kernel, int nodes, Duration sync, Bandwidth bandwidth, SyncMode mode) : IKernelEvent {
  readonly int[] _gen=new int[nodes]; List<(int,int,long,IKernelEvent,long)> _next=[], _now=[]; bool _busy; long _busyNs, _bytes; VirtualTime _since;
  public void Write(int node,long bytes,IKernelEvent c,long a=0){ _=mode; _next.Add((node,_gen[node],bytes,c,a)); if(!_busy) Begin(); }
  public void WriteBehind(int node,long bytes,IKernelEvent c,long a=0)=>Write(node,bytes,c,a);
  public void Read(int node,long bytes,IKernelEvent c,long a=0)=>Write(node,bytes,c,a);
  public void Cancel(int node)=>_gen[node]++;
  public void SetSpeed(int node,double f){}
  public DiskUsage Snapshot()=>new(kernel.Now,new Duration(_busyNs+(_busy?(kernel.Now-_since).Nanoseconds:0)),_bytes);
  void Begin(){ (_now,_next)=(_next,_now); long b=0; foreach(var w in _now)b+=w.Item3; _bytes+=b; _busy=true; _since=kernel.Now; var d=sync+bandwidth.TimeFor(new ByteCount(b)); kernel.PostAfter(d,this);}
  public void Fire(long x){ _busyNs+=(kernel.Now-_since).Nanoseconds; _busy=false; var done=_now.ToArray(); _now.Clear(); foreach(var w in done) if(w.Item2==_gen[w.Item1]) w.Item4.Fire(w.Item5); if(!_busy&&_next.Count>0) Begin(); }
}
